import { APIGateway } from "@aws-sdk/client-api-gateway";
import { expect } from "chai";
import { factsByArea } from "../fidelity/areas";
import { EchoBackend, startEchoBackend } from "../fidelity/echoBackend";
import { RecordedFact, checkFact, withKeys } from "../fidelity/recordedFact";
import { deployFact } from "./deployedFact";
import { notAtEndpoint } from "./factsNotAtEndpoint";

const endpoint = process.env.AWS_ENDPOINT_URL;
const facts: RecordedFact[] = Object.values(factsByArea).flat();

/** A backend on this machine is out of AWS's reach, and an account of AWS may import an API every three seconds. */
const promise = endpoint ? describe : () => undefined;

promise("The endpoint answers what API Gateway answered", () => {
    let client: APIGateway;
    let backend: EchoBackend;

    before(async () => {
        const accessKeyId = String(Math.floor(1e11 + Math.random() * 8e11));
        const region = process.env.AWS_REGION ?? "us-east-1";
        client = new APIGateway({ endpoint, region, credentials: { accessKeyId, secretAccessKey: "test" } });
        backend = await startEchoBackend();
    });
    after(() => {
        backend.close();
        client.destroy();
    });

    it("to facts that each have a name of their own, all that are left out among them", () => {
        const ids = facts.map(({ id }) => id);
        expect(ids.filter((id, index) => ids.indexOf(id) !== index)).to.deep.equal([]);
        expect([...notAtEndpoint].filter(id => !ids.includes(id))).to.deep.equal([]);
    });

    for (const fact of facts.filter(({ id, functions }) => !functions && !notAtEndpoint.has(id))) {
        it(`${fact.id}: ${fact.title}`, async () => {
            backend.answers = fact.backendAnswers ?? {};
            const { stagePath, keyValue } = await deployFact(fact, client, backend.url);
            const steps = withKeys(fact, keyValue).steps.map(step => ({
                ...step,
                path: step.path.replace(/^\/dev(?![^/?])/, stagePath),
            }));
            await checkFact({ ...fact, steps }, endpoint!);
        });
    }
});
