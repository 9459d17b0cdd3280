import * as fs from "node:fs";
import * as http from "node:http";
import * as os from "node:os";
import * as path from "node:path";
import { Deployed } from "../../../cli/local/deployed";
import { canaryOf } from "../../../cli/local/deployedState/canary";
import { openApiSnapshot } from "../../../cli/local/deployedState/openApiDocument";
import { startServer } from "../../../cli/local/http/httpServer";
import { BackendAnswer, Echo, RecordedFact, checkFact } from "../../fidelity/recordedFact";
import { deployed, key, keyValue, plan, stage } from "./deployments";

/** A test for each fact, on a server of its own: that the local gateway answers as API Gateway did. */
export function describeFacts(area: string, facts: RecordedFact[]): void {
    describe(`${area}: the local gateway answers what API Gateway answered`, () => {
        let backend: EchoBackend;
        before(async () => (backend = await startEchoBackend()));
        after(() => backend.close());

        for (const fact of facts) {
            it(`${fact.id}: ${fact.title}`, async () => {
                backend.answers = fact.backendAnswers ?? {};
                const folder = fs.mkdtempSync(path.join(os.tmpdir(), "fact-"));
                const server = await startServer({
                    deployed: served(fact, folder, backend.url),
                    host: "127.0.0.1",
                    port: 0,
                });
                try {
                    await checkFact(withKeys(fact), server.url);
                } finally {
                    await server.close();
                    fs.rmSync(folder, { recursive: true, force: true });
                }
            });
        }
    });
}

/** The API of a fact at the stage `dev`. */
function served(
    {
        document,
        functions = {},
        functionTimeout = 60,
        stageVariables = {},
        customers = [],
        canary,
        ...throttles
    }: RecordedFact,
    folder: string,
    backend: string,
): Deployed {
    const lookup = (uri: string) => {
        const name = /:function:([A-Za-z0-9_-]+)/.exec(uri)?.[1] ?? "";
        const code = functions[name];
        if (code === undefined) return { unsupported: `the function ${name} is not part of this program` };
        const codePath = path.join(folder, name);
        fs.mkdirSync(codePath, { recursive: true });
        fs.writeFileSync(path.join(codePath, "index.mjs"), code);
        return {
            name,
            codePath,
            handler: "index.handler",
            runtime: "nodejs20.x",
            timeout: functionTimeout,
            environment: {},
        };
    };
    const body = JSON.stringify(document).replaceAll("{backend}", backend);
    const dev = stage([], {
        ...openApiSnapshot("facts", body, lookup, undefined),
        apiName: "facts",
        variables: stageVariables,
        methodThrottles: throttles.stageThrottles ?? {},
        ...canaryOf(canary, stageVariables),
    });
    const place = { apiId: dev.apiId, stageName: dev.stageName };
    const ample = plan("ample", customers, [dev], {
        stages: [{ ...place, methodThrottles: throttles.planThrottles ?? {} }],
    });
    return deployed(
        [dev],
        [ample],
        customers.map(name => key(name)),
    );
}

function withKeys(fact: RecordedFact): RecordedFact {
    const { steps, ...rest } = fact;
    const text = (given: string) => given.replace(/\{key:([a-z]+)\}/g, (_whole, name: string) => keyValue(name));
    return {
        ...rest,
        steps: steps.map(({ headers = {}, ...step }) => ({
            ...step,
            headers: Object.fromEntries(
                Object.entries(headers).map(([name, value]) => [
                    name,
                    Array.isArray(value) ? value.map(text) : text(value),
                ]),
            ),
        })),
    };
}

interface EchoBackend {
    url: string;
    answers: NonNullable<RecordedFact["backendAnswers"]>;
    close(): void;
}

/** A backend that answers with what it got, but at the paths that have an answer of their own. */
async function startEchoBackend(): Promise<EchoBackend> {
    const backend: EchoBackend = { url: "", answers: {}, close: () => undefined };
    const server = http.createServer((request, response) => {
        const own = backend.answers[new URL(request.url!, "http://backend").pathname];
        if (own === "never") return;
        if (own === "drops") return void request.socket.destroy();
        const chunks: Buffer[] = [];
        request.on("data", (chunk: Buffer) => chunks.push(chunk));
        request.on("end", () => {
            if (own) return answer(response, own);
            const { method = "", url = "", headers, rawHeaders } = request;
            const given = new URL(url, "http://backend");
            if (given.pathname.startsWith("/given/")) {
                response.writeHead(200, { "content-type": given.searchParams.get("type")! });
                response.end(Buffer.from(given.pathname.slice("/given/".length), "base64url"));
                return;
            }
            const echo: Echo = { method, url, headers, rawHeaders, body: Buffer.concat(chunks).toString("base64") };
            response.writeHead(200, { "content-type": "application/json" });
            response.end(JSON.stringify(echo));
        });
    });
    await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as { port: number };
    return Object.assign(backend, {
        url: `http://127.0.0.1:${port}`,
        close: () => {
            server.close();
            server.closeAllConnections();
        },
    });
}

function answer(response: http.ServerResponse, { status = 200, headers = [], body = "" }: BackendAnswer): void {
    response.sendDate = false;
    response.writeHead(status, headers);
    if (body !== "") response.write(body);
    response.end();
}
