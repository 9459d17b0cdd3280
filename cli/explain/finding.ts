import { RequestFacts } from "./requestFacts";

/** What a check found: that it passes, that one should know something, or that the request is refused. */
export interface Finding {
    status: "ok" | "note" | "refused";
    text: string;
    remedy?: string;
    /** What the client gets. */
    answer?: Answer;
}

export interface Answer {
    status: number;
    message: string;
}

/** Undefined where there is nothing to check, as with a quota that no plan has. */
export type Check = (facts: RequestFacts) => Finding | undefined;

/** The answers of API Gateway (DG "Gateway response types"; recorded). */
export const answers = {
    forbidden: { status: 403, message: "Forbidden" },
    missingToken: { status: 403, message: "Missing Authentication Token" },
    notAuthorized: {
        status: 403,
        message: "User: anonymous is not authorized to perform: execute-api:Invoke on resource: …",
    },
    tooMany: { status: 429, message: "Too Many Requests" },
    limitExceeded: { status: 429, message: "Limit Exceeded" },
} satisfies { [name: string]: Answer };

export function ok(text: string): Finding {
    return { status: "ok", text };
}

export function note(text: string, remedy?: string): Finding {
    return { status: "note", text, remedy };
}

export function refused(answer: Answer, text: string, remedy: string): Finding {
    return { status: "refused", text, remedy, answer };
}
