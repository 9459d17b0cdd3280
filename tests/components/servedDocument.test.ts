import { expect } from "chai";
import { documentOf, made } from "./ordersGateway";

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
            const { gateway, errors } = await logged(() => made({ routes: routes("new") }, settings));
            // The engine refuses a deployment of no API.
            expect(gateway.resource("Deployment", "orders").inputs).not.to.have.property("restApi");
            expect(errors).to.have.length(1);
            expect(errors[0]).to.match(/UsagePlanGateway "orders": .*does not have the routes.*run pulumi up/);
        });
    }
});

/** What is made, and the errors that are logged meanwhile. */
async function logged<T>(make: () => Promise<T>): Promise<{ gateway: T; errors: string[] }> {
    const errors: string[] = [];
    const { error } = console;
    console.error = (line: string) => errors.push(line);
    try {
        return { gateway: await make(), errors };
    } finally {
        console.error = error;
    }
}
