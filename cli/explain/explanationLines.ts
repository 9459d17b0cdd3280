import { Paint } from "../local/terminal/colours";
import { printable } from "../local/terminal/printable";
import { Explanation, NamedFinding } from "./explanation";
import { RequestFacts } from "./requestFacts";

const marks: { [Status in NamedFinding["status"]]: { mark: string; colour: "green" | "yellow" | "red" } } = {
    ok: { mark: "ok", colour: "green" },
    note: { mark: "note", colour: "yellow" },
    refused: { mark: "refused", colour: "red" },
};
const width = Math.max(...Object.values(marks).map(({ mark }) => mark.length));

/** The explanation as a terminal shows it. */
export function explanationLines(explanation: Explanation, facts: RequestFacts, paint: Paint): string {
    const { findings, passes, cause, remedy, answer, next } = explanation;
    const lines = findings.map(({ status, text }) => {
        const { mark, colour } = marks[status];
        return `${paint(colour, mark.padEnd(width))}  ${printable(text)}`;
    });
    const verdict = passes
        ? [
              "The request would pass: nothing that API Gateway checks refuses it. If it is refused all the same:",
              ...next.map(each => `- ${printable(each)}`),
          ]
        : [
              `The client gets ${answer!.status} {"message":"${answer!.message}"}`,
              `cause:  ${printable(cause!)}`,
              `remedy: ${printable(remedy!)}`,
          ];
    return [printable(titleOf(facts)), "", ...lines, "", ...verdict].join("\n");
}

/** Where the request goes, as far as its URL says it. */
function titleOf({ request: { method, path }, stageName, restApiId, unmapped }: RequestFacts): string {
    const place = unmapped ? unmapped.host : `${stageName === "" ? "no stage" : `stage ${stageName}`} of ${restApiId}`;
    return `${method} ${path} at ${place}`;
}

/** For machines. */
export function explanationJson(explanation: Explanation, { request, restApiId, stageName }: RequestFacts): object {
    const { method, path } = request;
    return { request: { method, path, restApiId, stageName }, ...explanation };
}
