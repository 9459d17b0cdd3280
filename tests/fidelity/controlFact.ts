import * as apiGateway from "@aws-sdk/client-api-gateway";
import { expect } from "chai";

/**
 * One thing that AWS's control plane was recorded to do: calls of the AWS SDK, and what came back. Each row is put to
 * the local gateway, and to the engine suite's endpoint where that does the same. `LS` is localstack's recordings from
 * AWS, `DG` the AWS developer guide, `API` its API reference.
 *
 * Before the first step there is an API `{api}` with the keyed route `GET /orders` at the stage `dev`, which two plans
 * cover: `{basic}` (100 a second, 200 at once, 1,000 a month) and `{gold}` (the same throttle), and no key.
 */
export interface ControlFact {
    /** Where others can look it up, and what it is called there: `C10`. */
    id: string;
    /** What an operator's script can rely on. */
    title: string;
    source: string;
    steps: ControlStep[];
    /** The API's document, where it is another one than that of {@link ControlFact}: at the local gateway alone. */
    document?: { [property: string]: unknown };
    /** Why the engine suite's endpoint is not asked. */
    notAtEndpoint?: string;
}

export type ControlStep = CallStep | RequestStep;

/** A call of the SDK. In all texts `{today}` is the UTC date, and `{name.part}` a part of the answer named so. */
interface CallStep {
    /** `CreateApiKey` */
    command: string;
    input?: object;
    /** Default: 200. */
    status?: number;
    /** The whole answer: exactly these parts. An expression is one that the part fits. */
    answer?: object;
    /** A part of the answer. */
    has?: object;
    error?: { name: string; message: string | RegExp };
    /** What later steps call the answer. */
    as?: string;
}

/** A client's request. */
interface RequestStep {
    /** Within the stage: `/orders`. */
    get: string;
    key: string;
    status: number;
    errorType?: string;
}

export interface ControlTarget {
    client: apiGateway.APIGatewayClient;
    /** Of the stage, without a slash at its end. */
    url: string;
    /** Values of `{api}` and the like. */
    names: { [name: string]: string };
}

/** An ISO date, as the answer's dates are compared. */
export const anyDate = /^20\d\d-\d\d-\d\dT/;

export const anyId = /^[a-z0-9]{6,20}$/;

export async function checkControlFact({ steps }: ControlFact, target: ControlTarget): Promise<void> {
    const answers: { [name: string]: unknown } = {
        ...target.names,
        today: new Date().toISOString().slice(0, 10),
    };
    for (const [index, step] of steps.entries()) {
        const what = `step ${index + 1}`;
        if ("get" in step) await checkRequest(step, target, answers, what);
        else await checkCall(step, target, answers, `${what}, ${step.command}`);
    }
}

async function checkCall(step: CallStep, { client }: ControlTarget, answers: object, what: string): Promise<void> {
    const { answer, status } = await called(client, step.command, filled(step.input ?? {}, answers) as object);
    if (step.error) {
        expect((answer as Error).name, `${what}: ${JSON.stringify(answer)}`).to.equal(step.error.name);
        checkPart((answer as Error).message, filled(step.error.message, answers), `${what}: message`, false);
    } else if (answer instanceof Error) throw answer;
    expect(status, `${what}: status`).to.equal(step.status ?? 200);
    if (step.answer) checkPart(answer, filled(step.answer, answers), what, false);
    if (step.has) checkPart(answer, filled(step.has, answers), what, true);
    if (step.as !== undefined) Object.assign(answers, { [step.as]: answer });
}

async function checkRequest(step: RequestStep, { url }: ControlTarget, answers: object, what: string): Promise<void> {
    const response = await fetch(url + step.get, { headers: { "x-api-key": filled(step.key, answers) as string } });
    expect(response.status, `${what}: status of GET ${step.get}`).to.equal(step.status);
    if (step.errorType) expect(response.headers.get("x-amzn-errortype"), what).to.equal(step.errorType);
}

type Sent = { $metadata: { httpStatusCode?: number } };

async function called(client: apiGateway.APIGatewayClient, command: string, input: object) {
    const commands = apiGateway as unknown as { [name: string]: new (input: object) => apiGateway.GetApiKeyCommand };
    const sent: Sent | (Error & Sent) = await client
        .send(new commands[`${command}Command`](input))
        .catch((error: Error & Sent) => error);
    const status = sent.$metadata.httpStatusCode;
    if (sent instanceof Error) return { answer: sent, status };
    const { $metadata: _metadata, ...answer } = sent;
    return { answer, status };
}

/** A value with its placeholders filled in. */
function filled(value: unknown, answers: object): unknown {
    if (typeof value === "string") {
        return value.replace(/\{([a-z0-9.]+)\}/gi, (whole, path: string) => {
            const found = path
                .split(".")
                .reduce<unknown>((each, part) => (each as { [part: string]: unknown } | undefined)?.[part], answers);
            return typeof found === "string" ? found : whole;
        });
    }
    if (Array.isArray(value)) return value.map(each => filled(each, answers));
    if (value instanceof RegExp || value instanceof Uint8Array || typeof value !== "object" || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([k, each]) => [filled(k, answers), filled(each, answers)]));
}

function checkPart(given: unknown, wanted: unknown, what: string, isPartial: boolean): void {
    if (wanted instanceof RegExp) {
        expect(given instanceof Date ? given.toISOString() : given, what).to.match(wanted);
    } else if (Array.isArray(wanted)) {
        expect(given, what).to.be.an("array").with.lengthOf(wanted.length);
        wanted.forEach((each, index) => checkPart((given as unknown[])[index], each, `${what}[${index}]`, isPartial));
    } else if (typeof wanted === "object" && wanted !== null) {
        const parts = given as { [part: string]: unknown };
        const there = Object.keys(parts ?? {}).filter(part => parts[part] !== undefined);
        if (!isPartial) expect(there, what).to.have.members(Object.keys(wanted));
        for (const [part, each] of Object.entries(wanted)) checkPart(parts?.[part], each, `${what}.${part}`, isPartial);
    } else expect(given, what).to.equal(wanted);
}
