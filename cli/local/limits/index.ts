export * from "./limits";
export * from "./quotaPeriods";
export type { UsageRow } from "./usageRow";
