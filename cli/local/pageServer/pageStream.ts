import { ServerResponse } from "http";

/** What a page that can't follow may have waiting, in bytes; beyond that it misses requests, and is told how many. */
const mostWaiting = 262_144;

/** The open pages, each of which is told what happens by server-sent events (WHATWG HTML, "Server-sent events"). */
export class PageStream {
    private readonly open = new Map<ServerResponse, { missed: number }>();

    get isWatched(): boolean {
        return this.open.size > 0;
    }

    /** Opens the stream of a page with its first event. */
    add(response: ServerResponse, name: string, data: object, onClose: () => void): void {
        response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
        this.open.set(response, { missed: 0 });
        response.on("close", () => {
            this.open.delete(response);
            onClose();
        });
        response.write(message(name, data));
    }

    /** Tells every page. What there may be much of is left out where a page does not keep up. */
    send(name: string, data: object, { mayBeMissed = false } = {}): void {
        const text = message(name, data);
        for (const [response, state] of this.open) {
            if (mayBeMissed && response.writableLength > mostWaiting) {
                state.missed++;
                continue;
            }
            if (state.missed > 0) response.write(message("missed", { count: state.missed }));
            state.missed = 0;
            response.write(text);
        }
    }
}

/** JSON has no line break that would end the event. */
function message(name: string, data: object): string {
    return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
