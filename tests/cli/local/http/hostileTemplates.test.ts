import { expect } from "chai";
import * as fc from "fast-check";
import { deployed, method, mock, stage } from "../deployments";
import { Served, served, stopAll } from "./served";

/** A route that renders what a client sends it as a template, and answers with what that printed. */
function serveTemplates(): Promise<Served> {
    const integration = mock("", {
        requestTemplates: {
            "application/json": `#define($rendered)#evaluate($input.body)#end#set($context.requestOverride.header.rendered = "$rendered"){"statusCode": 200}`,
        },
        responses: {
            default: {
                statusCode: "200",
                responseTemplates: { "application/json": "$context.requestOverride.header.rendered" },
            },
        },
    });
    return served(deployed([stage([method("POST /render", { integration })])]));
}

const pieces = [
    ...["$input", "$util", "$context", "$stageVariables", "$x", "$foreach", "$!{x}", "$x.y", "\\$x", "$", "#", "\\"],
    ...["#set($x = ", "#if(", "#elseif(", "#else", "#end", "#foreach($x in ", "#break", "#stop", "#define($x)"],
    ...["#macro(m $x)", "#m(", "#evaluate(", "##", "#*", "*#", "#[[", "]]#", "(", ")", "[", "]", "{", "}", '"', "'"],
    ...[".path('$')", ".json('$..*')", ".params()", ".put('a', ", ".add(", ".get(0)", ".keySet()", ".entrySet()"],
    ...[".replaceAll('(a+)+b', ", ".split('x*')", ".substring(1)", ".repeat(9)", ".toString()", ".constructor"],
    ...[
        "[1..99]",
        "[0]",
        '["__proto__"]',
        " + ",
        " * ",
        " / 0",
        " == ",
        " && ",
        ",",
        ":",
        "1",
        "1.5",
        "true",
        "\n",
        "a",
    ],
];
const templates = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map(all => all.join(""));

/** Each would take for ever, or all memory, by itself. */
const endless: [what: string, template: string][] = [
    ["loops in loops", "#foreach($a in [1..999])#foreach($b in [1..999])#foreach($c in [1..999])x#end#end#end"],
    ["a text that doubles", `#set($x = "ab")#foreach($i in [1..99])#set($x = "$x$x")#end`],
    ["a list that doubles", "#set($l = [1])#foreach($i in [1..99])#set($l = [$l, $l])#end$l"],
    ["a map in itself", `#set($m = {})#set($d = $m.put("m", $m))$m`],
    ["a number that grows", "#set($x = 9)#foreach($i in [1..99])#set($x = $x * $x)#end"],
    ["a range of all numbers", "#foreach($i in [1..9999999999])#end"],
    ["a macro that calls itself", "#macro(again)#again()#end#again()"],
    ["a #define that prints itself", "#define($x)$x$x#end$x"],
    ["a template that renders itself", `#set($x = '#evaluate($x)#evaluate($x)')#evaluate($x)`],
    ["a text of many texts", `#set($x = "ab".repeat(9))#set($x = 'a')$x.repeat(99999999)`],
    [
        "replacements that grow",
        `#set($x = 'aaaaaaaaaa')#foreach($i in [1..99])#set($x = $x.replaceAll('a', 'aaaaaaaaaa'))#end`,
    ],
    ["brackets without an end", `#set($x = ${"(".repeat(9999)}`],
    ["a sum without an end", `#set($x = 1${" + 1".repeat(9999)})`],
    ["directives without an end", "#if(true)".repeat(9999)],
];

describe("A mapping template, whatever it is", () => {
    afterEach(stopAll);

    for (const [what, template] of endless) {
        it(`is ended where it has no end itself: ${what}`, async () => {
            const gateway = await serveTemplates();
            const answer = await gateway.request("/dev/render", { method: "POST" }, template);
            expect(answer.status).to.equal(500);
            expect((await gateway.request("/dev/render", { method: "POST" }, "next")).body).to.equal("next");
        });
    }

    it("takes no more than its share of time with a slow regular expression and a long text", async () => {
        const gateway = await serveTemplates();
        const long = "a".repeat(50_000);
        for (const expression of ["(a+)+b", "(a|a)*b", "(.*)(.*)(.*)(.*)b", "(a|aa)+b"]) {
            const template = `#set($x = '${long}')$x.matches('${expression}') $x.replaceAll('${expression}', 'c').length()`;
            const answer = await gateway.request("/dev/render", { method: "POST" }, template);
            expect(answer.body, expression).to.equal("false 50000");
        }
    });

    it("is answered with what it prints or with 500, and the gateway goes on", async () => {
        const gateway = await serveTemplates();
        await fc.assert(
            fc.asyncProperty(templates, async template => {
                const answer = await gateway.request("/dev/render", { method: "POST" }, template);
                expect(answer.status).to.be.oneOf([200, 500]);
            }),
            { numRuns: 500 },
        );
        expect((await gateway.request("/dev/render", { method: "POST" }, "next")).body).to.equal("next");
    });

    it("reaches no member of JavaScript's or Java's own, by any way that it has to values", async () => {
        const gateway = await serveTemplates();
        const values = [
            "$input",
            "$util",
            "$context",
            "$context.identity",
            "$stageVariables",
            "$input.body",
            "$foreach",
        ];
        const made = ["$list", "$map", "$number", "$input.params()", "$input.params().header", "$map.keySet()"];
        const names = ["constructor", "__proto__", "prototype", "class", "process", "global", "caller", "mainModule"];
        const access = fc
            .tuple(fc.constantFrom(...names, "getClass", "hasOwnProperty", "require"), fc.constantFrom(0, 1, 2, 3))
            .map(([name, form]) => [`.${name}`, `["${name}"]`, `.${name}()`, `.get("${name}")`][form]);
        await fc.assert(
            fc.asyncProperty(
                fc.constantFrom(...values, ...made),
                fc.array(access, { minLength: 1, maxLength: 4 }),
                async (value, path) => {
                    const template = `#set($list = ["a"])#set($map = {"a": 1})#set($number = 1)${value}${path.join("")}`;
                    const answer = await gateway.request("/dev/render", { method: "POST" }, template);
                    expect([answer.status, answer.body]).to.deep.equal([200, ""]);
                },
            ),
            { numRuns: 500 },
        );
    });

    it("runs no script in a filter of a JSON path", async () => {
        const gateway = await serveTemplates();
        const path = `$..[?(@.constructor.constructor("return process")().exit())]`;
        const template = `[$input.path('${path}')]#set($x = $util.parseJson('{"a":{"b":1}}'))`;
        const answer = await gateway.request("/dev/render", { method: "POST" }, template);
        expect([answer.status, answer.body]).to.deep.equal([200, "[]"]);
    });
});
