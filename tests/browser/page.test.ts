import { expect } from "chai";
import * as fs from "node:fs/promises";
import * as path from "node:path";
import { Browser, BrowserContext, Page } from "playwright-core";
import { Gateway, serve } from "../../cli/local/serve";
import { deployed, key, keyValue, keyedOrders, method, plan, stage } from "../cli/local/deployments";
import { served, stopAll } from "../cli/local/http/served";
import { copyOfProject, edit } from "../cli/local/programs";
import { startBrowser } from "./browser";

describe("The page of the local gateway, in a browser", () => {
    let browser: Browser;
    let folder: string;
    let gateway: Gateway;
    let context: BrowserContext;
    let page: Page;
    let problems: string[];

    before(async () => {
        browser = await startBrowser();
        folder = await copyOfProject();
        gateway = await serve({ cwd: folder, watch: true });
    });
    after(async () => {
        await browser?.close();
        await gateway?.close();
        if (folder) await fs.rm(folder, { recursive: true });
    });

    beforeEach(() => open());
    afterEach(async () => {
        await page.getByRole("button", { name: "Reset the limits of alice" }).click();
        await gauge("alice", "Quota", "20 of 20 a day left");
        await context.close();
        await stopAll();
        expect(problems).to.deep.equal([]);
    });

    async function open(options: Parameters<Browser["newContext"]>[0] = {}): Promise<void> {
        await context?.close();
        context = await browser.newContext(options);
        page = await context.newPage();
        problems = [];
        page.on("pageerror", error => problems.push(error.message));
        // A violation of the page's own policy is told there too.
        page.on("console", message => message.type() === "error" && problems.push(message.text()));
        await page.goto(new URL(gateway.url).origin);
        await page.getByText("connected", { exact: true }).waitFor();
    }

    const region = (name: string) => page.getByRole("region", { name, exact: true });
    const customer = (name: string) => page.getByRole("article", { name });

    /** Waits until a customer's gauge says so. */
    async function gauge(name: string, limit: "Tokens" | "Quota", says: string): Promise<void> {
        await customer(name)
            .getByRole("meter", { name: limit })
            .and(page.locator(`[aria-valuetext="${says}"]`))
            .waitFor();
    }

    /** Fills the form in and sends it. */
    async function send(as: string, { times = 1, path = "/dev/orders" } = {}): Promise<void> {
        await page.getByLabel("As").selectOption({ label: as });
        await page.getByLabel("Path").fill(path);
        await page.getByLabel("Times").fill(String(times));
        await page.getByRole("button", { name: "Send" }).click();
    }

    const answer = (text: string) => region("Send a request").getByText(text).first().waitFor();

    it("shows the stage and its routes, with a lock where a key is needed", async () => {
        const routes = region("Stages and routes").getByRole("listitem");
        const methods = await routes.locator(".method").allTextContents();
        const paths = await routes.getByRole("code").allTextContents();
        const shown = methods.map((method, index) => `${method} ${paths[index]}`);
        expect(shown).to.include.members(["GET /orders", "DELETE /orders/{id}", "GET /health"]);
        const lock = (route: string) => routes.filter({ hasText: route }).getByRole("img", { name: "needs a key" });
        expect(await lock("DELETE/orders/{id}").count()).to.equal(1);
        expect(await lock("GET/health").count()).to.equal(0);
    });

    it("shows a customer's plan, limits and what is left, as it is used", async () => {
        await customer("alice").getByText("0.01/s, 3 at once; 20 a day").waitFor();
        await customer("alice").getByText("free").waitFor();
        await gauge("alice", "Tokens", "3 of 3 left");
        await send("alice", { times: 2 });
        await answer("2 × 200");
        await gauge("alice", "Tokens", "1 of 3 left");
        await gauge("alice", "Quota", "18 of 20 a day left");
    });

    it("shows and copies a key on demand", async () => {
        const { alice } = gateway.keys;
        expect(await page.content()).not.to.include(alice);
        await page.getByRole("button", { name: "Show the key of alice" }).click();
        await customer("alice").getByText(alice).waitFor();
        await customer("alice").getByText("A stand-in: AWS generates the real one.").waitFor();
        await page.getByRole("button", { name: "Hide the key of alice" }).click();
        expect(await page.content()).not.to.include(alice);

        await context.grantPermissions(["clipboard-read", "clipboard-write"]);
        await page.getByRole("button", { name: "Copy the key of alice" }).click();
        await customer("alice").getByText("Copied.").waitFor();
        expect(await page.evaluate("navigator.clipboard.readText()")).to.equal(alice);
    });

    it("streams the requests of all clients, each refusal with its reason", async () => {
        const { alice } = gateway.keys;
        await fetch(`${gateway.url}/orders?page=2`, { headers: { "x-api-key": alice } });
        await fetch(`${gateway.url}/orders`);
        await send("a stranger: with an unknown key");
        await send("nobody: without a key", { path: "/dev/nowhere" });
        await send("alice", { times: 3 });
        const rows = region("Requests").getByRole("row");
        for (const [status, reason] of [
            ["200", "alice"],
            ["403", "no x-api-key header"],
            ["403", "there is no such key"],
            ["403", "there is no such route"],
            ["429", "throttled by the plan's throttle"],
        ]) {
            await rows.filter({ hasText: reason }).filter({ hasText: status }).first().waitFor();
        }
        await page.getByLabel("refused only").check();
        await rows.filter({ hasText: "200" }).first().waitFor({ state: "hidden" });
        await page.getByRole("button", { name: "Pause" }).click();
        await send("nobody: without a key", { path: "/dev/later" });
        await answer("403");
        expect(await rows.filter({ hasText: "/dev/later" }).count()).to.equal(0);
        await page.getByRole("button", { name: "Pause" }).click();
        await rows.filter({ hasText: "/dev/later" }).waitFor();
    });

    it("sends a request as a customer, with headers and a body, and shows the answer", async () => {
        await page.getByRole("button", { name: "Try DELETE /orders/{id}" }).click();
        expect(await page.getByLabel("Method").inputValue()).to.equal("DELETE");
        // The parameter is selected: what is typed takes its place.
        await page.keyboard.type("7");
        expect(await page.getByLabel("Path").inputValue()).to.equal("/dev/orders/7");
        await page.getByLabel("As").selectOption({ label: "acme" });
        await page.getByText("Headers and body").click();
        await page.getByLabel("Headers, one a line").fill("Content-Type: image/png\nX-Trace: 1");
        await page.getByLabel("Body", { exact: true }).fill("{}");
        await page.getByRole("button", { name: "Send" }).click();
        await answer("415");
        await answer('{"message":"Unsupported Media Type"}');
        await page.getByLabel("Path").fill("/a b");
        await page.getByRole("button", { name: "Send" }).click();
        await answer("unescaped characters");
        problems = problems.filter(problem => !problem.includes("400 (Bad Request)"));
    });

    it("fills the quota, so that the next request is refused, and resets it", async () => {
        await page.getByRole("button", { name: "Fill the quota of alice" }).click();
        await gauge("alice", "Quota", "0 of 20 a day left");
        await send("alice");
        await answer('{"message":"Limit Exceeded"}');
        await page.getByRole("button", { name: "Reset the limits of alice" }).click();
        await gauge("alice", "Quota", "20 of 20 a day left");
        await send("alice");
        await answer("200");
    });

    it("follows an edit, with the reason of the redeployment, and says what is broken", async () => {
        const routes = path.join(folder, "stacks/routes.ts");
        await edit(routes, '"GET /health"', '"GET /healthy"');
        await region("Changes").getByText('redeployed: "GET /healthy" added, "GET /health" removed').waitFor();
        await region("Stages and routes").getByText("/healthy").waitFor();
        await edit(path.join(folder, "Pulumi.dev.yaml"), "alice: { plan: free }", "alice: { plan: glod }");
        await region("Changes").getByText('there is no plan "glod"').waitFor();
        await edit(
            path.join(folder, "Pulumi.dev.yaml"),
            "alice: { plan: glod }",
            "alice: { plan: free }\n        zoe: { plan: gold }",
        );
        await customer("zoe").getByText("gold").first().waitFor();
    });

    it("finds a customer among many, and shows any name as it is", async () => {
        const names = Array.from({ length: 80 }, (_, index) => `customer${index}`);
        const hostile = '<img src="x" onerror="alert(1)">';
        const dev = stage([method("GET /orders", { apiKeyRequired: true })]);
        const keys = [...names.map(name => key(name)), key(hostile, { enabled: false })];
        const { url } = await served(deployed([dev], [plan("free", names, [dev])], keys));
        await page.goto(url);
        await region("Customers").getByText("and 21 more").waitFor();
        await page.getByLabel("Find").fill("onerror");
        await region("Customers").getByRole("heading", { name: hostile }).waitFor();
        await customer(hostile).getByText("disabled").waitFor();
        await customer(hostile).getByText("in no plan").waitFor();
        expect(await region("Customers").getByRole("article").count()).to.equal(1);
        await page.getByLabel("Find").fill("nobody");
        await region("Customers").getByText("None of that name.").waitFor();
        await page.goto(new URL(gateway.url).origin);
    });

    it("keeps all in reach below many routes and customers, however long they are called", async () => {
        const names = Array.from({ length: 1000 }, (_, index) => (index === 0 ? "x".repeat(1024) : `customer${index}`));
        const routes = Array.from({ length: 250 }, (_, index) => method(`GET /r${index}`, { apiKeyRequired: true }));
        const ids = names.map((_, index) => `k${index}`);
        const keys = names.map((name, index) => key(ids[index], { name }));
        const { url } = await served(deployed([stage(routes)], [plan("free", ids, [stage(routes)])], keys));
        for (const width of [1280, 400]) {
            await page.setViewportSize({ width, height: 900 });
            await page.goto(url);
            await region("Customers").getByText("and 940 more").waitFor();
            expect(await page.evaluate("document.documentElement.scrollWidth")).to.equal(width);
            expect(await page.evaluate("document.documentElement.scrollHeight")).to.be.lessThan(2500);
            const last = page.getByRole("button", { name: "Reset the limits of customer59" });
            await last.focus();
            await last.and(page.locator(":focus")).click({ trial: true });
        }
        await page.goto(new URL(gateway.url).origin);
    });

    it("says when the gateway is gone, and goes on with the one that takes its place", async () => {
        const first = await served(keyedOrders());
        const port = Number(new URL(first.url).port);
        await page.goto(first.url);
        await page.getByRole("button", { name: "Show the key of acme" }).waitFor();
        await first.close();
        await page.getByText("the gateway does not answer; waiting for it").waitFor();
        await page.getByRole("button", { name: "Send" }).click();
        await answer("The gateway does not answer.");
        await page.getByRole("button", { name: "Copy the key of acme" }).click();
        await customer("acme").getByText("The gateway does not answer.").waitFor();
        const reloaded = page.waitForEvent("domcontentloaded");
        await served(keyedOrders(), { port });
        await reloaded;
        await page.getByRole("button", { name: "Show the key of acme" }).click();
        await customer("acme").getByText(keyValue("acme")).waitFor();
        await page.goto(new URL(gateway.url).origin);
        problems = problems.filter(problem => !problem.includes("net::ERR_"));
    });

    it("is used with the keyboard alone, each control with a name", async () => {
        const nameless = await page.evaluate(`
            [...document.querySelectorAll("button, input, select, textarea, summary")]
                .filter(each => !each.getAttribute("aria-label") && !each.textContent.trim() && !each.labels?.length)
                .map(each => each.outerHTML)`);
        expect(nameless).to.deep.equal([]);
        await page.getByLabel("As").focus();
        await page.keyboard.type("nobody");
        for (const value of ["GET", "/dev/orders", "2"]) {
            await page.keyboard.press("Tab");
            await page.keyboard.type(value);
        }
        await page.keyboard.press("Enter");
        await answer("2 × 403");
        expect(await page.locator("#answer").getAttribute("role")).to.equal("status");
    });

    it("fits a window of 400 pixels, in light and in dark", async () => {
        for (const colorScheme of ["light", "dark"] as const) {
            await open({ viewport: { width: 400, height: 800 }, colorScheme });
            await send("alice", { times: 4 });
            await region("Requests").getByText("throttled by the plan's throttle").first().waitFor();
            expect(await page.evaluate("document.documentElement.scrollWidth")).to.equal(400);
            const colours = await page.evaluate<string[]>(
                "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]",
            );
            const [text, ground] = colours.map(brightness);
            expect(text > ground).to.equal(colorScheme === "dark");
        }
    });
});

/** The sum of the three parts of `rgb(1, 2, 3)`. */
function brightness(colour: string): number {
    return colour.match(/\d+/g)!.reduce((sum, part) => sum + Number(part), 0);
}
