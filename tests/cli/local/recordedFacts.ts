import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { Deployed } from "../../../cli/local/deployed";
import { canaryOf } from "../../../cli/local/deployedState/canary";
import { openApiSnapshot } from "../../../cli/local/deployedState/openApiDocument";
import { startServer } from "../../../cli/local/http/httpServer";
import { Area, factsByArea } from "../../fidelity/areas";
import { EchoBackend, startEchoBackend } from "../../fidelity/echoBackend";
import { RecordedFact, checkFact, withKeys } from "../../fidelity/recordedFact";
import { deployed, key, keyValue, plan, stage } from "./deployments";

/** A test for each fact, on a server of its own: that the local gateway answers as API Gateway did. */
export function describeFacts(area: Area): void {
    describe(`${area}: the local gateway answers what API Gateway answered`, () => {
        let backend: EchoBackend;
        before(async () => (backend = await startEchoBackend()));
        after(() => backend.close());

        for (const fact of factsByArea[area]) {
            it(`${fact.id}: ${fact.title}`, async () => {
                backend.answers = fact.backendAnswers ?? {};
                const folder = fs.mkdtempSync(path.join(os.tmpdir(), "fact-"));
                const server = await startServer({
                    deployed: served(fact, folder, backend.url),
                    host: "127.0.0.1",
                    port: 0,
                });
                try {
                    await checkFact(withKeys(fact, keyValue), server.url);
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
