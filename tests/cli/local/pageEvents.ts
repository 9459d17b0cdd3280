import * as http from "node:http";
import { Served } from "./http/served";

/** The server-sent events that a page gets. */
export class Events {
    text = "";
    private readonly waiting = new Set<() => void>();

    private constructor(response: http.IncomingMessage) {
        response.setEncoding("utf8").on("data", (part: string) => {
            this.text += part;
            this.waiting.forEach(look => look());
        });
        response.on("error", () => undefined);
    }

    static of(gateway: Served): Promise<Events> {
        return new Promise((resolve, reject) => {
            http.get(`${gateway.url}/@page/events`, { agent: false }, response => resolve(new Events(response))).on(
                "error",
                reject,
            );
        });
    }

    all(name: string): { [name: string]: unknown }[] {
        const found = this.text.matchAll(/event: (.*)\ndata: (.*)\n\n/g);
        return [...found]
            .filter(event => event[1] === name)
            .map(event => JSON.parse(event[2]) as { [name: string]: unknown });
    }

    /** Waits until there are so many events of a name that the last of them is as wanted. */
    async last(name: string, isWanted: (data: { [name: string]: unknown }) => boolean = () => true) {
        return new Promise<{ [name: string]: unknown }>(resolve => {
            const look = () => {
                const last = this.all(name).at(-1);
                if (last === undefined || !isWanted(last)) return;
                this.waiting.delete(look);
                resolve(last);
            };
            this.waiting.add(look);
            look();
        });
    }
}
