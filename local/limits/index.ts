export * from "./limits";
export * from "./quotaPeriods";
export { UsageCounter } from "./usageCounter";
export type { UsageRow } from "./usageRow";
