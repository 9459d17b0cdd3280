import autocannon from "autocannon";
import { ChildProcess, fork } from "child_process";
import { once } from "events";
import * as path from "path";
import { keyValue } from "../cli/local/deployments";
import { goal } from "./goals";

const connections = 20;
const seconds = 4;
const rounds = 3;
const manyKeys = 10_000;

interface Measured {
    rate: number;
    p99: number;
}

interface Running {
    process: ChildProcess;
    started: { port: number; before: number; after: number };
}

/** Starts a server of this folder in a process of its own. */
async function start(server: string, ...args: string[]): Promise<Running> {
    const child = fork(path.join(__dirname, server), args, {
        execArgv: ["-r", path.resolve("tests/typescript.js"), "--expose-gc"],
    });
    const [started] = (await once(child, "message")) as [Running["started"]];
    return { process: child, started };
}

async function measure({ started }: Running, duration = seconds, headers = {}): Promise<Measured> {
    const url = `http://127.0.0.1:${started.port}/dev/orders`;
    const { requests, latency, non2xx, errors } = await autocannon({ url, connections, duration, headers });
    if (non2xx + errors > 0) throw new Error(`${url}: ${non2xx} other answers, ${errors} errors`);
    return { rate: requests.average, p99: latency.p99 };
}

async function heapOf({ process: child }: Running): Promise<number> {
    child.send("heap");
    const [{ heap }] = (await once(child, "message")) as [{ heap: number }];
    return heap;
}

function median(values: Measured[]): Measured {
    return values.sort((a, b) => a.rate - b.rate)[Math.floor(values.length / 2)];
}

const show = ({ rate, p99 }: Measured) => `${rate.toFixed(0).padStart(7)} requests/s, p99 ${p99.toFixed(1)} ms`;
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

/** A keyed route of the local gateway beside a bare server, in turn, so that a busy machine slows both alike. */
async function throughput(): Promise<void> {
    const headers = { "x-api-key": keyValue("customer0") };
    const [bare, gateway, logged] = await Promise.all([
        start("bareServer.ts"),
        start("gatewayServer.ts", "1"),
        start("gatewayServer.ts", "1", "log"),
    ]);
    const measured: { [server: string]: Measured[] } = { bare: [], gateway: [], logged: [] };
    try {
        for (const server of [bare, gateway, logged]) await measure(server, 1, headers);
        const before = await heapOf(gateway);
        let requests = 0;
        for (let round = 0; round < rounds; round++) {
            measured.bare.push(await measure(bare, seconds, headers));
            measured.gateway.push(await measure(gateway, seconds, headers));
            measured.logged.push(await measure(logged, seconds, headers));
            requests += measured.gateway[round].rate * seconds;
        }
        const grown = (await heapOf(gateway)) - before;
        const [base, ours, log] = [measured.bare, measured.gateway, measured.logged].map(median);
        console.log(
            `Local gateway, ${connections} connections, median of ${rounds} runs of ${seconds} s each, in turn`,
        );
        console.log(`  a bare node:http server                   ${show(base)}`);
        console.log(`  a keyed, throttled, counted mock route    ${show(ours)}`);
        console.log(`  the same with an event for each request   ${show(log)}`);
        console.log(
            `  ratio                                     ${(ours.rate / base.rate).toFixed(2)} ${goal("at least 0.7", ours.rate / base.rate >= 0.7)}`,
        );
        console.log(`  memory after ${requests.toFixed(0)} more requests        ${megabytes(grown)} more`);
    } finally {
        for (const server of [bare, gateway, logged]) server.process.kill();
    }
}

/** What the keys cost, each used once. */
async function memory(): Promise<void> {
    const gateway = await start("gatewayServer.ts", String(manyKeys));
    try {
        const url = `http://127.0.0.1:${gateway.started.port}/dev/orders`;
        for (let index = 0; index < manyKeys; index++) {
            const answer = await fetch(url, { headers: { "x-api-key": keyValue(`customer${index}`) } });
            if (answer.status !== 200) throw new Error(`customer${index}: ${answer.status}`);
            await answer.text();
        }
        const { before, after } = gateway.started;
        const used = (await heapOf(gateway)) - before;
        console.log(
            `  memory of ${manyKeys} keys                      ${megabytes(after - before)}, each used once ${megabytes(used)} (goal: under 50 MB)`,
        );
    } finally {
        gateway.process.kill();
    }
}

export async function localGateway(): Promise<void> {
    await throughput();
    await memory();
}
