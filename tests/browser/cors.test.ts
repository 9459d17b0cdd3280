import { expect } from "chai";
import { Browser } from "playwright-core";
import { LocalServer, localServer, startBrowser } from "./browser";
import { CorsGateway } from "./corsGateway";

interface Call {
    method?: string;
    headers?: { [name: string]: string };
    credentials?: "include" | "omit";
    body?: string;
}

/** What a page could read of an answer; `refused` where the browser kept it from the page. */
type Read = { status: number; body: string; headers: { [name: string]: string } } | "refused";

describe("A page on another origin, in a browser", () => {
    let browser: Browser;
    let servers: LocalServer[];
    let gateway: CorsGateway;
    let first: string, second: string, stranger: string;

    before(async () => {
        const page = () =>
            localServer((_, response) => response.writeHead(200, { "Content-Type": "text/html" }).end("<title>page"));
        // A backend that lets the first page read, and tells it the cookie that it was sent.
        const backend = await localServer(({ headers }, response) => {
            response.writeHead(200, {
                "Access-Control-Allow-Origin": first,
                "Access-Control-Allow-Credentials": "true",
                Vary: "Origin",
            });
            response.end(headers.cookie ?? "no cookie");
        });
        const pages = [await page(), await page()];
        [first, stranger] = pages.map(({ port }) => `http://127.0.0.1:${port}`);
        second = first.replace("127.0.0.1", "localhost");
        servers = [...pages, backend];
        browser = await startBrowser();
        gateway = await CorsGateway.of([first, second], `http://127.0.0.1:${backend.port}`);
    });
    after(async () => {
        await browser?.close();
        await gateway?.close();
        await Promise.all((servers ?? []).map(server => server.close()));
    });

    /** One page makes the calls, one after the other. */
    async function calls(origin: string, all: [url: string, call: Call][]): Promise<Read[]> {
        const context = await browser.newContext();
        try {
            const page = await context.newPage();
            await page.goto(origin);
            await context.addCookies([{ name: "session", value: "42", domain: "127.0.0.1", path: "/" }]);
            const read: Read[] = [];
            for (const [url, call] of all) {
                // In the page, whose types are a browser's.
                const answer = await page.evaluate(
                    `fetch(${JSON.stringify(url)}, ${JSON.stringify(call)}).then(
                        async answer => ({
                            status: answer.status,
                            body: await answer.text(),
                            headers: Object.fromEntries(answer.headers),
                        }),
                        () => "refused",
                    )`,
                );
                read.push(answer as Read);
            }
            return read;
        } finally {
            await context.close();
        }
    }

    async function call(origin: string, stage: string, route: string, given: Call = {}): Promise<Read> {
        const [read] = await calls(origin, [[gateway.url(stage, route), given]]);
        return read;
    }

    const keyed = (stage: string, plan = "free") => ({ "x-api-key": gateway.key(plan, stage) });
    const answered = { status: 200, body: '{"id":7}' };

    it("reads the answer of a keyed route, and the headers that are exposed", async () => {
        const read = await call(first, "one", "/orders", { headers: keyed("one") });
        expect(read).to.deep.include(answered).and.have.nested.property("headers.x-total", "3");
        const hidden = await call(first, "everyone", "/orders", { headers: keyed("everyone") });
        expect(hidden).to.deep.include(answered).and.not.have.nested.property("headers.x-total");
    });

    it("reads why it was refused: no key, a wrong one, throttled, quota used up, no such route", async () => {
        const forbidden = { status: 403, body: '{"message":"Forbidden"}' };
        for (const [stage, origin] of [
            ["one", first],
            ["several", second],
            ["everyone", stranger],
            ["severalcredentials", second],
        ]) {
            const url = gateway.url(stage, "/orders");
            const [slow, small] = [keyed(stage, "slow"), keyed(stage, "small")];
            const read = await calls(origin, [
                [url, {}],
                [url, { headers: { "x-api-key": "nobodys-key-0123456789" } }],
                [url, { headers: slow }],
                [url, { headers: slow }],
                [url, { headers: small }],
                [url, { headers: small }],
                [gateway.url(stage, "/nowhere"), {}],
            ]);
            const expected = [
                forbidden,
                forbidden,
                answered,
                { status: 429, body: '{"message":"Too Many Requests"}' },
                answered,
                { status: 429, body: '{"message":"Limit Exceeded"}' },
                { status: 403, body: '{"message":"Missing Authentication Token"}' },
            ];
            expected.forEach((answer, index) => expect(read[index], `${stage} ${index}`).to.deep.include(answer));
        }
    });

    it("can't read that there is no such route where it sends a key, since no preflight is answered there", async () => {
        expect(await call(first, "one", "/nowhere", { headers: keyed("one") })).to.equal("refused");
    });

    it("sends methods that need a preflight, and the headers that are allowed, the key's always", async () => {
        for (const method of ["PUT", "DELETE"]) {
            const headers = { ...keyed("one"), "X-Trace": "1", "Content-Type": "application/json" };
            expect(await call(first, "one", "/orders/7", { method, headers, body: "{}" })).to.deep.include(answered);
        }
        const other = { ...keyed("one"), "X-Other": "1" };
        expect(await call(first, "one", "/orders", { headers: other })).to.equal("refused");
        expect(await call(first, "getonly", "/orders/7", { method: "PUT", headers: keyed("getonly") })).to.equal(
            "refused",
        );
    });

    it("is let in from each of several origins, and from no other", async () => {
        const headers = keyed("several");
        expect(await call(first, "several", "/orders", { headers })).to.deep.include(answered);
        expect(await call(second, "several", "/orders", { headers })).to.deep.include(answered);
        expect(await call(stranger, "several", "/orders", { headers })).to.equal("refused");
        expect(await call(second, "one", "/orders", { headers: keyed("one") })).to.equal("refused");
    });

    it("is let in from anywhere with *, without cookies", async () => {
        const headers = keyed("everyone");
        for (const origin of [first, second, stranger]) {
            expect(await call(origin, "everyone", "/orders", { headers })).to.deep.include(answered);
        }
        expect(await call(first, "everyone", "/orders", { headers, credentials: "include" })).to.equal("refused");
    });

    it("sends cookies where credentials are allowed, with one origin and with several", async () => {
        for (const stage of ["credentials", "severalcredentials"]) {
            const given = { headers: keyed(stage), credentials: "include" as const };
            expect(await call(first, stage, "/orders", given)).to.deep.include(answered);
            const cookie = { status: 200, body: "session=42" };
            expect(await call(first, stage, "/backend", given)).to.deep.include(cookie);
        }
        expect(await call(first, "one", "/orders", { headers: keyed("one"), credentials: "include" })).to.equal(
            "refused",
        );
    });

    it("reads a backend's answer only where the backend itself allows it", async () => {
        const headers = keyed("several");
        expect(await call(first, "several", "/backend", { headers })).to.deep.include({ body: "no cookie" });
        expect(await call(second, "several", "/backend", { headers })).to.equal("refused");
    });

    it("asks before each call, or once for as long as maxAge says", async () => {
        for (const [stage, preflights] of [
            ["remembered", 1],
            ["forgotten", 2],
        ] as const) {
            gateway.methods.length = 0;
            const url = gateway.url(stage, "/orders");
            const given = { headers: keyed(stage) };
            await calls(first, [
                [url, given],
                [url, given],
            ]);
            expect(gateway.methods.filter(method => method === "OPTIONS")).to.have.length(preflights);
        }
    });

    it("calls a greedy path and a route of any method, each with a preflight that needs no key", async () => {
        const headers = keyed("several");
        for (const route of ["/files/a/b/c", "/anything"]) {
            expect(await call(second, "several", route, { headers })).to.deep.include(answered);
        }
        for (const method of ["PUT", "PATCH", "DELETE"]) {
            expect(await call(second, "several", "/anything", { method, headers })).to.deep.include(answered);
        }
    });
});
