import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { UsagePlanGatewayArgs } from "../../components/index";
import { documentOf, made, problems, problemsWhenKnown } from "./ordersGateway";

const variables = { host: "orders.example.com", fn: "list" };
const url = "https://${stageVariables.host}/orders/{id}";
const fn = "arn:aws:lambda:us-east-1:123456789012:function:${stageVariables.fn}";

const args = (integration: object, stage?: object) =>
    ({ routes: { "GET /orders/{id}": integration }, stage }) as Partial<UsagePlanGatewayArgs>;

interface Integration {
    uri: string;
    requestParameters: object;
}

async function integrationOf(integration: object): Promise<Integration> {
    const { paths } = documentOf(await made(args(integration, { variables })));
    return paths["/orders/{id}"].get["x-amazon-apigateway-integration"] as Integration;
}

describe("A variable of the stage", () => {
    it("may stand in a backend's URL, beside the parameters of the route", async () => {
        const { uri, requestParameters } = await integrationOf({ http: { url } });
        expect(uri).to.equal(url);
        expect(requestParameters).to.deep.equal({ "integration.request.path.id": "method.request.path.id" });
    });

    it("may name a function", async () => {
        expect((await integrationOf({ lambda: { function: fn } })).uri).to.equal(
            `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${fn}/invocations`,
        );
    });

    it("has a name of up to 64 and a value of 1 to 512 of the service's characters", async () => {
        const most = { ["n".repeat(64)]: "v".repeat(512), a_1: "-._~:/?#&=,", b: "1" };
        const { resource } = await made({ stage: { variables: most } });
        expect(resource("Stage", "orders").inputs.variables).to.deep.equal(most);
        const name = "n".repeat(65);
        const [ofName, ...ofValues] = await problems({
            stage: { variables: { [name]: "1", long: "v".repeat(513), empty: "", space: " ", at: "a@b" } },
        });
        expect(ofName).to.match(new RegExp(`^stage\\.variables\\.${name}: .* is not 1 to 64 letters, digits and _$`));
        expect(ofValues.map(line => line.split(":")[0])).to.deep.equal(
            ["long", "empty", "space", "at"].map(each => `stage.variables.${each}`),
        );
    });

    it("is refused in a URL or a function when the stage does not have it, with the nearest that it has", async () => {
        const other = { variables: { hots: "orders.example.com" } };
        const message = "${stageVariables.host}: stage.variables has no such variable; did you mean hots?";
        expect(await problems(args({ http: { url } }, other))).to.deep.equal([
            `routes.GET /orders/{id}.http.url: ${message}`,
        ]);
        expect(await problems(args({ lambda: { function: fn } }))).to.deep.equal([
            "routes.GET /orders/{id}.lambda.function: ${stageVariables.fn}: stage.variables has no such variable; there are none here",
        ]);
    });

    it("is refused when only an Output names it and it is not there", async () => {
        const later = (stage?: object) => () => args({ http: { url: pulumi.output(url) } }, stage);
        expect((await problemsWhenKnown(later()))[0]).to.match(
            /\$\{stageVariables\.host\}: stage\.variables has no such/,
        );
        const { names } = await made(later({ variables: { host: pulumi.output("example.com") } }));
        expect(names("RestApi")).to.deep.equal(["orders"]);
    });

    it("is all that may stand in ${}", async () => {
        for (const expression of ["host", "context.stage", "stageVariables.", "stageVariables.a-b"]) {
            expect(
                await problems(args({ http: { url: `https://\${${expression}}/` } }, { variables })),
                expression,
            ).to.deep.equal([
                `routes.GET /orders/{id}.http.url: \${${expression}} is not a variable of the stage; write \${stageVariables.name}`,
            ]);
        }
    });
});
