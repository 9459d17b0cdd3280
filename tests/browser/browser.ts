import * as fs from "node:fs";
import * as http from "node:http";
import { AddressInfo } from "node:net";
import * as path from "node:path";
import { Browser, chromium } from "playwright-core";

/** Chromium or Chrome: the one of CHROME_PATH, else what is on the PATH. */
export function browserPath(): string | undefined {
    const { CHROME_PATH, PATH = "" } = process.env;
    const folders = PATH.split(path.delimiter);
    const onPath = ["chromium", "google-chrome"].flatMap(name => folders.map(folder => path.join(folder, name)));
    return [...(CHROME_PATH ? [CHROME_PATH] : []), ...onPath].find(isExecutable);
}

function isExecutable(file: string): boolean {
    try {
        fs.accessSync(file, fs.constants.X_OK);
        return true;
    } catch {
        return false;
    }
}

/** A headless browser with a new profile, which asks nobody on the network for anything. */
export function startBrowser(): Promise<Browser> {
    return chromium.launch({
        executablePath: browserPath(),
        args: [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    });
}

/** A server of a test, on a free port of this machine. */
export interface LocalServer {
    port: number;
    close(): Promise<void>;
}

export async function localServer(handler: http.RequestListener): Promise<LocalServer> {
    const server = http.createServer(handler);
    await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
    return {
        port: (server.address() as AddressInfo).port,
        close: () =>
            new Promise(resolve => {
                server.close(() => resolve());
                server.closeAllConnections();
            }),
    };
}
