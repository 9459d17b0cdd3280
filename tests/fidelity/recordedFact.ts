import * as http from "node:http";
import { expect } from "chai";

/**
 * One question to which API Gateway's answer was recorded or measured: an API, requests to it, and what came back. Each
 * is put to the local gateway over HTTP. `LS` is localstack's recordings from AWS, `DG` the AWS developer guide, `MS`
 * ministack's measurements.
 */
export interface RecordedFact {
    /** Where others can look it up, and what it is called there: `K17`. */
    id: string;
    /** What a team can rely on. */
    title: string;
    source: string;
    /**
     * The API's body: Swagger 2.0 or OpenAPI 3.0 with extensions. `{backend}` in it is the URL of the echo backend,
     * which answers with what it got; `/given/{base64url}?type={media type}` of it answers with those bytes.
     */
    document: { [property: string]: unknown };
    /** The code (ES module `index.mjs`) of the functions that the document names, by the function's name. */
    functions?: { [name: string]: string };
    /** Seconds, for each of the functions: time enough unless given. */
    functionTimeout?: number;
    /** What the backend answers at a path, in place of the echo; `never`, or `drops` the connection. */
    backendAnswers?: { [path: string]: BackendAnswer | "never" | "drops" };
    stageVariables?: { [name: string]: string };
    canary?: { percentTraffic: number; stageVariableOverrides: { [name: string]: string } };
    /** Names of customers, each with a key of a plan without limits that a request reaches; `{key:acme}` is its value. */
    customers?: string[];
    /** Throttles of the stage's method settings, by method: `GET /orders`. */
    stageThrottles?: { [method: string]: { rateLimit: number; burstLimit: number } };
    /** Throttles of the plan for this stage, by method. */
    planThrottles?: { [method: string]: { rateLimit: number; burstLimit: number } };
    /** In their order. */
    steps: FactStep[];
}

export interface BackendAnswer {
    status?: number;
    /** A flat list, sent as it is; without a `Content-Length` the body comes in chunks. */
    headers?: string[];
    body?: string;
}

/** What the echo backend says that it got. */
export interface Echo {
    method: string;
    url: string;
    /** In small letters, values of one name joined as Node.js does. */
    headers: http.IncomingHttpHeaders;
    /** As it came. */
    rawHeaders: string[];
    /** In base64. */
    body: string;
}

export interface FactStep {
    method?: string;
    /** From the stage's name on: `/dev/orders`. Sent as it is written, neither encoded nor normalized. */
    path: string;
    headers?: { [name: string]: string | string[] };
    /** The request's body. */
    send?: string | Buffer;
    status: number;
    /** The exact body, as text; an expression that it fits; or a function that looks at it. */
    answer?: string | RegExp | ((body: string, headers: http.IncomingHttpHeaders) => void);
    /** The body's bytes. */
    bytes?: Buffer;
    errorType?: string;
    /** Headers of the answer, in small letters; null for one that it must not have. */
    answerHeaders?: { [name: string]: string | RegExp | null };
}

/** What the service answers to a request that its API's configuration spoils, by step. */
export const internalServerError = {
    status: 500,
    answer: '{"message": "Internal server error"}',
    errorType: "InternalServerErrorException",
};

/** Where a function of a fact is, for the `uri` of an integration or authorizer. */
export function functionUri(name: string): string {
    return `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${functionArn(name)}/invocations`;
}

function functionArn(name: string): string {
    return `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
}

/** An OpenAPI 3.0.1 document of these paths. */
export function documentOf(paths: { [path: string]: unknown }, more: { [property: string]: unknown } = {}) {
    return { openapi: "3.0.1", info: { title: "facts", version: "1" }, paths, ...more };
}

/** A fact whose requests have the values of its customers' keys. */
export function withKeys(fact: RecordedFact, keyValue: (customer: string) => string): RecordedFact {
    const filled = (given: string) => given.replace(/\{key:([a-z]+)\}/g, (_whole, name: string) => keyValue(name));
    const steps = fact.steps.map(({ headers = {}, ...step }) => ({
        ...step,
        path: filled(step.path),
        headers: Object.fromEntries(
            Object.entries(headers).map(([name, value]) => [
                name,
                Array.isArray(value) ? value.map(filled) : filled(value),
            ]),
        ),
    }));
    return { ...fact, steps };
}

/** Sends a fact's requests to where its API is served, and throws at the first answer that differs. */
export async function checkFact({ steps }: RecordedFact, origin: string): Promise<void> {
    for (const [index, step] of steps.entries()) {
        const { status, headers, body } = await sent(step, origin);
        const text = body.toString("utf8");
        const what = `request ${index + 1}, ${step.method ?? "GET"} ${step.path}`;
        expect(status, `${what}: status (${text})`).to.equal(step.status);
        if (typeof step.answer === "string") expect(text, `${what}: body`).to.equal(step.answer);
        else if (step.answer instanceof RegExp) expect(text, `${what}: body`).to.match(step.answer);
        else step.answer?.(text, headers);
        if (step.bytes) expect(body.equals(step.bytes), `${what}: bytes ${body.toString("hex")}`).to.equal(true);
        if (step.errorType) expect(headers["x-amzn-errortype"], `${what}: error type`).to.equal(step.errorType);
        for (const [name, value] of Object.entries(step.answerHeaders ?? {})) {
            const given = headers[name];
            const shown = Array.isArray(given) ? given.join(", ") : given;
            if (value === null) expect(shown, `${what}: ${name}`).to.equal(undefined);
            else if (typeof value === "string") expect(shown, `${what}: ${name}`).to.equal(value);
            else expect(shown, `${what}: ${name}`).to.match(value);
        }
    }
}

interface Answer {
    status: number;
    headers: http.IncomingHttpHeaders;
    body: Buffer;
}

/** Not by `fetch`, which normalizes paths and chooses headers itself. */
function sent({ method = "GET", path, headers = {}, send }: FactStep, origin: string): Promise<Answer> {
    const { hostname, port } = new URL(origin);
    return new Promise((resolve, reject) => {
        const request = http.request({ hostname, port, method, path, headers, agent: false }, response => {
            const chunks: Buffer[] = [];
            response.on("data", (chunk: Buffer) => chunks.push(chunk));
            response.on("end", () =>
                resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks) }),
            );
            response.on("error", reject);
        });
        request.on("error", reject);
        request.end(send);
    });
}
