import { expect } from "chai";
import { GatewayEvent, StartedEvent } from "../../../../cli/local/events";
import { RequestEvent } from "../../../../cli/local/events";
import { eventLines } from "../../../../cli/local/terminal/eventLines";
import { jsonLine } from "../../../../cli/local/terminal/printable";
import { deployed, key, keyedOrders, method, plan, stage } from "../deployments";
import { served, stopAll } from "../http/served";

const plain = (_format: unknown, text: string) => text;
const shown = (event: GatewayEvent) => eventLines(event, plain);

/** What terminals obey: C0 and C1 controls, other line breaks, and what turns the direction of a text. */
const controls = [
    "\0",
    "\b",
    "\t",
    "\n",
    "\r",
    "\u001b",
    "\u007f",
    "\u0085",
    "\u009b",
    "\u009f",
    "\u2028",
    "\u2029",
    "\u202e",
];
const escaped = "\\u0000\\u0008\\u0009\\u000a\\u000d\\u001b\\u007f\\u0085\\u009b\\u009f\\u2028\\u2029\\u202e";
const hostile = `a${controls.join("")}b`;
const harmless = `a${escaped}b`;

const started = (changes: Partial<StartedEvent>): StartedEvent => ({
    event: "started",
    project: "orders",
    stack: "dev",
    url: "http://127.0.0.1:3000/dev",
    urls: ["http://127.0.0.1:3000/dev"],
    deployed: deployed([]),
    notes: [],
    output: "",
    durationMs: 1,
    ...changes,
});

describe("The log on a terminal", () => {
    afterEach(stopAll);

    it("shows what a client sends with its control characters escaped", async () => {
        let told: (event: RequestEvent) => void;
        const requested = new Promise<RequestEvent>(resolve => (told = resolve));
        const stack = deployed([stage([method("POST /a")])]);
        const gateway = await served(stack, { onRequest: event => told(event) });
        await gateway.raw(
            "POST /dev/a HTTP/1.1\r\nHost: a\r\nContent-Type: a\u009b2J\u0085\r\nConnection: close\r\n\r\n",
        );
        const event = await requested;
        expect(event.reason).to.include("\u009b");
        const line = shown({ event: "request", ...event });
        expect(line).to.match(/^\d\d:\d\d:\d\d {2}POST {4}\/dev\/a .*\\u009b2J/);
        expect(line).to.not.match(/\p{Cc}/u);
    });

    it("shows every text of a request so, and in its place", () => {
        const line = shown({
            event: "request",
            time: 0,
            method: "GET",
            path: `/${hostile}`,
            status: 200,
            customer: hostile,
            plan: hostile,
            remaining: 1234,
            reason: hostile,
            durationMs: 1,
        });
        const expected = ["00:00:00", "GET   ", `/${harmless}`, "200", harmless, harmless, "1,234 left", harmless];
        expect(line).to.equal(expected.join("  "));
    });

    it("shows the names of a program so: customers, plans, routes, notes, errors", () => {
        const dev = stage([method("GET /orders", { apiKeyRequired: true })]);
        const stack = deployed([dev], [plan(hostile, ["acme"], [dev])], [key("acme", { name: hostile })]);
        const usage = [{ customer: hostile, keyId: "k", plan: hostile, planId: "p", used: 1 }];
        const texts = [
            shown(started({ deployed: stack, notes: [hostile], project: hostile })),
            shown({ event: "reloaded", redeployed: true, summary: hostile, notes: [hostile], durationMs: 1 }),
            shown({ event: "failed", message: hostile }),
            shown({ event: "stopped", usage }),
        ];
        for (const text of texts) {
            expect(text).to.include("\\u001b\\u007f\\u0085\\u009b\\u009f\\u2028\\u2029\\u202eb");
            expect(text.replaceAll("\n", "")).to.not.match(/[\p{Cc}\u2028\u2029\u202e]/u);
        }
        expect(shown({ event: "failed", message: "two\nlines" })).to.match(/^two\nlines\n/);
    });

    it("is one JSON object a line for machines, of which a terminal obeys nothing either", () => {
        const event = { event: "failed", message: hostile };
        expect(jsonLine(event)).to.not.match(/[\p{Cc}\u2028\u2029\u202e]/u);
        expect(JSON.parse(jsonLine(event))).to.deep.equal(event);
    });
});

describe("The start screen", () => {
    it("names the page to look at, which only this machine has", () => {
        expect(shown(started({}))).to.include("\nto look at in a browser: http://127.0.0.1:3000/\n");
        for (const urls of [["http://0.0.0.0:3000/dev"], ["http://192.168.1.7:3000/dev"], []]) {
            expect(shown(started({ urls }))).not.to.include("in a browser");
        }
    });
});

describe("The commands of the start screen", () => {
    it("are not offered to a customer whose plan lets nothing pass", () => {
        const stack = keyedOrders({ throttle: { rateLimit: 0, burstLimit: 0 } });
        expect(shown(started({ deployed: stack }))).not.to.include("curl");
    });

    it("are of a method that is answered with 200 here, and not of a service of AWS or one that demands a body", () => {
        const stack = keyedOrders();
        const queue = { type: "AWS" as const, uri: "arn:aws:apigateway:us-east-1:sqs:path/123456789012/orders" };
        const validation = { validator: "all", requiredParameters: [], models: {} };
        stack.stages[0].methods = [
            method("GET /queue", { apiKeyRequired: true, integration: queue }),
            method("GET /checked", { apiKeyRequired: true, validation }),
            method("GET /orders/{id}", { apiKeyRequired: true }),
        ];
        expect(shown(started({ deployed: stack }))).to.match(
            /^403 {2}curl -i http:\/\/127.0.0.1:3000\/dev\/orders\/1$/m,
        );
        stack.stages[0].methods.pop();
        expect(shown(started({ deployed: stack }))).not.to.include("curl");
    });

    it("work when they are pasted, whatever the key and the path have in them", () => {
        const stack = keyedOrders();
        stack.keys[0].value = "it's$HOME`id`0123456789";
        stack.stages[0].methods = [method("GET /$metadata", { apiKeyRequired: true })];
        const screen = shown(started({ deployed: stack }));
        expect(screen).to.include(
            "200  curl -i -H 'x-api-key: it'\\''s$HOME`id`0123456789' 'http://127.0.0.1:3000/dev/$metadata'\n",
        );
        expect(screen).to.include("403  curl -i 'http://127.0.0.1:3000/dev/$metadata'");
    });
});
