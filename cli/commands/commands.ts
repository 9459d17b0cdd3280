import { adoptHelp, adoptOptions } from "./adoptArguments";
import { explainHelp, explainOptions } from "./explainArguments";
import { OptionTypes } from "./commandLine";
import { help as localHelp, localOptions } from "./arguments";
import { usageHelp, usageOptions } from "./usageArguments";

interface Command {
    summary: string;
    help: string;
    options: OptionTypes;
    /** Loaded when it is run: none waits for what another needs, such as the AWS SDK. */
    load(): Promise<{ main(given: string[]): Promise<void> }>;
}

/** All commands, by the word that runs them. */
export const commands: { [word: string]: Command } = {
    local: {
        summary: "runs the gateway of a Pulumi stack on this machine",
        help: localHelp,
        options: localOptions,
        load: () => import("./local"),
    },
    usage: {
        summary: "shows who uses how much of their quota",
        help: usageHelp,
        options: usageOptions,
        load: () => import("./usage"),
    },
    explain: {
        summary: "says why a request is refused",
        help: explainHelp,
        options: explainOptions,
        load: () => import("./explain"),
    },
    adopt: {
        summary: "writes what a program needs to take over an API that exists",
        help: adoptHelp,
        options: adoptOptions,
        load: () => import("./adopt"),
    },
};

export function helpOfAll(): string {
    const width = Math.max(...Object.keys(commands).map(word => word.length));
    const list = Object.entries(commands).map(([word, { summary }]) => `  ${word.padEnd(width)}  ${summary}`);
    const helps = Object.values(commands).map(({ help }) => help);
    return ["usage: usage-plan-gateway <command> [options]", list.join("\n"), ...helps].join("\n\n");
}
