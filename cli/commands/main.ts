import { OptionTypes, commandWord, refuseOtherCommand } from "./commandLine";
import { commands, helpOfAll } from "./commands";
import { fail } from "./failure";

/** The command line. */
export async function main(given: string[]): Promise<void> {
    const options = Object.assign({}, ...Object.values(commands).map(command => command.options)) as OptionTypes;
    try {
        const word = commandWord(options, given);
        if (word === undefined && given.some(each => each === "--help" || each === "-h")) {
            console.log(helpOfAll());
            return;
        }
        refuseOtherCommand(word, Object.keys(commands));
        const command = await commands[word!].load();
        await command.main(given);
    } catch (error) {
        fail(error, given.includes("--json"));
    }
}
