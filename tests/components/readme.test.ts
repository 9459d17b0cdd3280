import { expect } from "chai";
import * as fs from "fs";
import * as vm from "vm";
import { gatewayProblems } from "../../components/gatewayArgs";
import { throttle } from "./ordersGateway";

const chapter = fs
    .readFileSync("README.md", "utf8")
    .split("\n## ")
    .find(text => text.startsWith("The rest of an API"))!;
const examples = [...chapter.matchAll(/\n\*\*(.+?)\*\*[^`]*?[\s\S]*?```ts\n([\s\S]*?)```/g)].map(([, title, args]) => ({
    title,
    args,
}));

describe("The README's arguments", () => {
    it("are tried here, each example of the chapter", () => {
        expect(examples.length)
            .to.equal(chapter.split("```ts").length - 1)
            .and.to.be.greaterThan(10);
    });

    for (const { title, args } of examples) {
        it(`can be copied: ${title}`, () => {
            const given = vm.runInNewContext(`JSON.stringify({ ${args} })`) as string;
            const rest = {
                plans: { free: { throttle } },
                ...(given.includes('"routes"') ? {} : { routes: { "GET /": { mock: {} } } }),
            };
            expect(gatewayProblems({ ...rest, ...(JSON.parse(given) as object) }, "dev")).to.deep.equal([]);
        });
    }
});
