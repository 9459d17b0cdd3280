export { serve } from "./serve";
export type { Gateway, ServeOptions } from "./serve";
