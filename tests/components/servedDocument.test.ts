import { expect } from "chai";
import { UsagePlanGateway } from "../../components/index";
import { refusal } from "../registrations";
import { documentOf, made, ordersArgs } from "./ordersGateway";

const routes = (body: string) => ({ "GET /orders": { mock: { body } } });

async function markOf(changes: object): Promise<string> {
    const marks = Object.entries(documentOf(await made(changes)).paths).filter(([path]) => /^\/_document-/.test(path));
    expect(marks).to.have.length(1);
    const [[path, methods]] = marks;
    expect(methods, "no method answers there").to.deep.equal({});
    return path;
}

describe("The document that the service has", () => {
    it("names itself in a path without methods, and another document names itself otherwise", async () => {
        expect(await markOf({ routes: routes("a") })).to.match(/^\/_document-[0-9a-f]{16}$/);
        expect(await markOf({ routes: routes("a") })).not.to.equal(await markOf({ routes: routes("b") }));
    });

    it("has the same name under another description, which has no effect at run time", async () => {
        expect(await markOf({ description: "Other words" })).to.equal(await markOf({}));
    });

    it("is deployed when it is the one that was sent", async () => {
        const { names } = await made({}, { livePaths: [await markOf({})] });
        expect(names("Deployment")).to.deep.equal(["orders"]);
    });

    for (const [what, livePaths] of [
        ["another", () => markOf({ routes: routes("old") }).then(path => [path])],
        ["none", () => Promise.resolve([])],
    ] as const) {
        it(`is not deployed when it is ${what}, and the error says what to do`, async () => {
            const settings = { livePaths: await livePaths() };
            const { message, resources } = await refusal(
                () => new UsagePlanGateway("orders", ordersArgs({ routes: routes("new") })),
                settings,
            );
            expect(resources.map(({ type }) => type)).not.to.include("aws:apigateway/deployment:Deployment");
            expect(message).to.match(
                /UsagePlanGateway "orders": .*does not have the routes.*pulumi config set .* && pulumi up/,
            );
        });
    }

    for (const reason of ["identity-based policy", "resource-based policy", "permissions boundary"]) {
        it(`is deployed with a warning that it was not looked at, and why, when no ${reason} lets it be read`, async () => {
            const readError = `AccessDeniedException: User: arn:aws:iam::123456789012:user/ci is not authorized to perform: apigateway:GET on resource: arn:aws:apigateway:us-east-1::/restapis/a/resources because no ${reason} allows the apigateway:GET action`;
            const { names, messages } = await made({}, { readError });
            expect(names("Deployment")).to.deep.equal(["orders"]);
            expect(messages).to.have.length(1);
            expect(messages[0]).to.match(/^warning: It was not checked that API Gateway has taken the routes/);
            expect(messages[0]).to.include(readError);
        });
    }

    for (const readError of [
        "no matching API Gateway Resource found",
        'no Resources with path "/_document-0123456789abcdef" found for rest api "a"',
    ]) {
        it(`is not deployed when the provider says "${readError.slice(0, 20)}…"`, async () => {
            const program = () => new UsagePlanGateway("orders", ordersArgs());
            expect((await refusal(program, { readError })).message).to.match(/does not have the routes/);
        });
    }

    it("is looked at by no preview, and nothing is said of it when it is there", async () => {
        const { messages } = await made({}, { livePaths: [await markOf({})] });
        expect(messages).to.deep.equal([]);
    });
});
