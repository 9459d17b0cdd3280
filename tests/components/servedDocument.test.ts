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
});
