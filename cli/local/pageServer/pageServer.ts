import { randomBytes } from "crypto";
import { IncomingMessage, ServerResponse } from "http";
import { AddressInfo } from "net";
import { isDeepStrictEqual } from "node:util";
import { ApiKey, Deployed } from "../deployed";
import { GatewayEvent } from "../events";
import { readBody } from "../exchange/requestSize";
import { Limits } from "../limits/limits";
import { hasPage, isFromPage, isOpened } from "./pageAccess";
import { pageActions } from "./pageActions";
import { pageFile, securityHeaders } from "./pageFiles";
import { Gauges, PageState, gauges, pageCustomers, pageStages } from "./pageState";
import { PageStream } from "./pageStream";

/** No stage and no API has an address that starts so: `@` is in no name of a stage, and encoded in an API's. */
const folder = "/@page/";

/** How often an open page is told what changed by itself, in milliseconds: tokens come back without any request. */
const gaugeInterval = 250;

/** The page on which a person sees the gateway, at `/` of the port. It costs nothing while nobody looks. */
export class PageServer {
    private started = { title: "Local gateway", notes: [] as string[] };
    private readonly stream = new PageStream();
    private readonly token = randomBytes(24).toString("base64url");
    private readonly instance = randomBytes(8).toString("hex");
    /** What the pages know. */
    private told: { deployed?: Deployed; keys: ApiKey[]; gauges: Gauges } = { keys: [], gauges: {} };
    private timer?: NodeJS.Timeout;

    /** @param deployed what is served now */
    constructor(
        private readonly deployed: () => Deployed,
        private readonly limits: Limits,
        private readonly address: () => AddressInfo,
    ) {}

    /** Other clients get what the service answers there. */
    isMeant(request: IncomingMessage): boolean {
        const url = request.url!;
        if (url === "/" || url.startsWith("/?")) return isOpened(request) && this.isAllowed(request);
        return url.startsWith(folder) && this.isAllowed(request);
    }

    handle(request: IncomingMessage, response: ServerResponse): void {
        const path = pathOf(request);
        const name = path.slice(folder.length);
        if (request.method === "POST") return void this.act(name, request, response);
        if (request.method !== "GET") return send(response, 405, { message: "Method Not Allowed" });
        if (path === "/") return this.sendFile(response, "index.html");
        if (name === "events") return this.watch(response);
        this.sendFile(response, name);
    }

    /** Shows an event on every open page. */
    tell(event: GatewayEvent): void {
        switch (event.event) {
            case "started":
                this.started = { title: `${event.project} (${event.stack})`, notes: event.notes };
                return;
            case "request":
                if (this.stream.isWatched) this.stream.send("request", event, { mayBeMissed: true });
                return;
            case "reloaded":
            case "failed":
                if (!this.stream.isWatched) return;
                this.stream.send("state", this.state());
                this.stream.send(event.event, { ...event, time: Date.now() });
        }
    }

    close(): void {
        clearInterval(this.timer);
    }

    private isAllowed(request: IncomingMessage): boolean {
        return hasPage(request, this.address().address);
    }

    private state(): PageState {
        const deployed = this.deployed();
        this.told = { deployed, keys: [...deployed.keys], gauges: gauges(deployed, this.limits) };
        return {
            instance: this.instance,
            ...this.started,
            stages: pageStages(deployed),
            customers: pageCustomers(deployed),
            gauges: this.told.gauges,
        };
    }

    private watch(response: ServerResponse): void {
        this.stream.add(response, "state", this.state(), () => {
            if (!this.stream.isWatched) clearInterval(this.timer);
        });
        clearInterval(this.timer);
        this.timer = setInterval(() => this.tellChanges(), gaugeInterval).unref();
    }

    /** The gauges that have changed, or all where a call has changed a customer. */
    private tellChanges(): void {
        if (!this.stream.isWatched) return;
        const deployed = this.deployed();
        if (deployed !== this.told.deployed || !areSame(deployed.keys, this.told.keys)) {
            return this.stream.send("state", this.state());
        }
        const before = this.told.gauges;
        this.told.gauges = gauges(deployed, this.limits);
        const changed = Object.entries(this.told.gauges).filter(([id, gauge]) => !isDeepStrictEqual(gauge, before[id]));
        if (changed.length > 0) this.stream.send("gauges", Object.fromEntries(changed));
    }

    private sendFile(response: ServerResponse, name: string): void {
        const file = pageFile(name);
        if (!file) return send(response, 404, { message: "Not Found" });
        response.writeHead(200, { ...securityHeaders, "Content-Type": file.mediaType });
        response.end(name === "index.html" ? file.text.replace("{{token}}", this.token) : file.text);
    }

    private async act(name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
        if (!isFromPage(request, this.token)) return send(response, 403, { message: "Only the page may ask this" });
        const action = pageActions.get(name);
        if (!action) return send(response, 404, { message: "Not Found" });
        const body = await readBody(request);
        if (body === "aborted") return;
        if (body === "too large") return send(response, 413, { message: "The body is too large" });
        try {
            const asked = JSON.parse(body.toString("utf8")) as { [name: string]: unknown };
            const context = { deployed: this.deployed(), limits: this.limits, address: this.address() };
            send(response, 200, await action(asked, context));
            this.tellChanges();
        } catch (error) {
            send(response, 400, { message: (error as Error).message });
        }
    }
}

/** A call that changes a key, or puts it into a plan, makes it another object. */
function areSame(keys: ApiKey[], others: ApiKey[]): boolean {
    return keys.length === others.length && keys.every((key, index) => key === others[index]);
}

function pathOf({ url }: IncomingMessage): string {
    return url!.split("?", 1)[0];
}

function send(response: ServerResponse, status: number, answer: object): void {
    response.writeHead(status, { ...securityHeaders, "Content-Type": "application/json" });
    response.end(JSON.stringify(answer));
}
