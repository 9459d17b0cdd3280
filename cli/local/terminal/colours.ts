import { WriteStream } from "node:tty";
import { styleText } from "node:util";

type Format = Parameters<typeof styleText>[0];

/** Colours a text, or leaves it as it is. */
export type Paint = (format: Format, text: string) => string;

/** Colours only for a terminal that shows them: `hasColors` knows NO_COLOR, FORCE_COLOR and TERM. */
export function paintFor(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv = process.env): Paint {
    const isColoured = stream instanceof WriteStream && stream.isTTY && stream.hasColors(16, env);
    return isColoured ? (format, text) => styleText(format, text) : (_, text) => text;
}
