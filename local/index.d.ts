export * from "./serve";
