/** A parsed template. */
export type Node =
    | { kind: "text"; text: string }
    | { kind: "output"; reference: Reference; literal: string }
    /** `\$name`: the reference's own text, and with the backslash where it has no value. */
    | { kind: "escaped"; reference: Reference; literal: string; backslashes: number }
    | { kind: "set"; target: Reference; value: Expression }
    | { kind: "if"; branches: { condition?: Expression; body: Node[] }[] }
    | { kind: "foreach"; name: string; list: Expression; body: Node[] }
    | { kind: "define"; name: string; body: Node[] }
    | { kind: "call"; name: string; args: Expression[]; body?: Node[]; literal: string }
    | { kind: "evaluate"; value: Expression }
    | { kind: "break" }
    | { kind: "stop" };

export interface Reference {
    name: string;
    path: Step[];
}

export type Step =
    | { kind: "property"; name: string }
    | { kind: "method"; name: string; args: Expression[] }
    | { kind: "index"; index: Expression };

export type Expression =
    | { kind: "constant"; value: null | boolean | bigint | number | string }
    | { kind: "interpolated"; body: Node[] }
    | { kind: "reference"; reference: Reference }
    | { kind: "list"; items: Expression[] }
    | { kind: "range"; from: Expression; to: Expression }
    | { kind: "map"; entries: [Expression, Expression][] }
    | { kind: "not"; operand: Expression }
    | { kind: "binary"; operator: Operator; left: Expression; right: Expression };

export type Operator = "||" | "&&" | "==" | "!=" | "<" | "<=" | ">" | ">=" | "+" | "-" | "*" | "/" | "%";

export interface Macro {
    parameters: string[];
    body: Node[];
}

export interface Template {
    body: Node[];
    macros: Map<string, Macro>;
}
