/** A parsed JSONPath of the dialect that the service has (Jayway JsonPath). */
export interface JsonPath {
    steps: PathStep[];
    /** At the end: `$.items.length()`. */
    aggregate?: string;
    /** Whether it names one place at most; what it finds is a list otherwise. */
    isDefinite: boolean;
}

export type PathStep =
    | { kind: "names"; names: string[]; isDeep: boolean }
    | { kind: "indexes"; indexes: number[]; isDeep: boolean }
    | { kind: "slice"; from?: number; to?: number; step: number; isDeep: boolean }
    | { kind: "all"; isDeep: boolean }
    | { kind: "filter"; condition: Condition; isDeep: boolean };

export type Condition =
    | { kind: "or" | "and"; left: Condition; right: Condition }
    | { kind: "not"; operand: Condition }
    | { kind: "exists"; operand: Operand }
    | { kind: "compare"; operator: string; left: Operand; right: Operand };

export type Operand =
    | { kind: "value"; value: null | boolean | bigint | number | string }
    | { kind: "list"; items: Operand[] }
    | { kind: "expression"; text: string; flags: string }
    | { kind: "path"; fromRoot: boolean; path: JsonPath };
