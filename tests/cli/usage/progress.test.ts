import { expect } from "chai";
import { Progress } from "../../../cli/commands/progress";

describe("The progress of reading", () => {
    function shown(isTTY: boolean, columns?: number) {
        let now = 0;
        const written: string[] = [];
        const stream = { isTTY, columns, write: (text: string) => written.push(text) > 0 };
        const progress = new Progress(stream, () => now);
        progress.show("gold: 500 keys");
        now = 1500;
        progress.show("gold: 9500 keys");
        progress.end();
        return written.join("");
    }

    it("is shown to people only, after a second, and goes when it is done", () => {
        expect(shown(true)).to.equal("\r\u001b[Kreading gold: 9500 keys\r\u001b[K");
        expect(shown(false)).to.equal("");
    });

    it("is one line of the terminal, however narrow, which it can take away again", () => {
        expect(shown(true, 16)).to.equal("\r\u001b[Kreading gold: 9\r\u001b[K");
    });
});
