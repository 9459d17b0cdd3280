import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import {
    Check,
    flag,
    input,
    listOf,
    mapOf,
    optional,
    required,
    shape,
    text,
    wholeNumber,
} from "../../components/checks";

/** Arguments as a component has them. */
interface Thing {
    name: string;
    size?: pulumi.Input<number>;
    parts?: string[];
    labels?: { [name: string]: pulumi.Input<string> };
}

const size = wholeNumber(1, 9);
const fields = {
    name: required(text),
    size: optional(input(size)),
    parts: optional(listOf(text, "texts")),
    labels: optional(mapOf(input(text))),
};

/*
 * Each `@ts-expect-error` is a line that must not compile: `npm run check` fails where one does. At run time the shapes
 * are made, so that the tests say what the compiler refuses.
 */
describe("A check of an argument's interface", () => {
    const thing: Check<Thing> = shape<Thing>(fields);

    it("takes what the interface takes, and nothing else", () => {
        const right: Thing = { name: "a", size: pulumi.output(3), parts: ["b"], labels: { c: "d" } };
        expect(thing.problems([], right)).to.deep.equal([]);
        const wrong = { size: 10, parts: [1], labels: { c: 2 }, colour: "red" };
        expect(
            thing.problems(["thing"], wrong).map(({ path, message }) => `${path.join(".")}: ${message}`),
        ).to.deep.equal([
            "thing.name: missing",
            "thing.size: 10 is not a whole number from 1 to 9",
            "thing.parts.0: 1 is not a string",
            "thing.labels.c: 2 is not a string",
            "thing.colour: unknown; known here: name, size, parts, labels",
        ]);
    });

    it("does not compile without a check of a field", () => {
        const { labels: _, ...others } = fields;
        // @ts-expect-error labels has no check
        const check = shape<Thing>(others);
        expect(check.problems([], { name: "a", labels: {} })).to.have.length(1);
    });

    it("does not compile with a check of a field that the interface does not have", () => {
        // @ts-expect-error colour is no field
        const check = shape<Thing>({ ...fields, colour: optional(text) });
        expect(check.problems([], { name: "a", colour: "red" })).to.deep.equal([]);
    });

    it("does not compile when it lets a field be left out that must be there", () => {
        // @ts-expect-error name must be there
        const check = shape<Thing>({ ...fields, name: optional(text) });
        expect(check.problems([], {})).to.deep.equal([]);
    });

    it("does not compile when it demands a field that may be left out", () => {
        // @ts-expect-error size may be left out
        const check = shape<Thing>({ ...fields, size: required(input(size)) });
        expect(check.problems([], { name: "a" })).to.have.length(1);
    });

    it("does not compile when it checks a field for another type", () => {
        // @ts-expect-error size is a number
        const ofText = shape<Thing>({ ...fields, size: optional(input(text)) });
        // @ts-expect-error parts are texts
        const ofFlags = shape<Thing>({ ...fields, parts: optional(listOf(flag, "flags")) });
        expect(
            [ofText.problems([], { name: "a", size: 3 }), ofFlags.problems([], { name: "a", parts: ["b"] })].flat(),
        ).to.have.length(2);
    });

    it("does not compile when it refuses an Output that the interface takes, or takes one that it refuses", () => {
        // @ts-expect-error size may be an Output
        const refuses = shape<Thing>({ ...fields, size: optional(size) });
        // @ts-expect-error a part may be none
        const takes = shape<Thing>({ ...fields, parts: optional(listOf(input(text), "texts")) });
        // @ts-expect-error a label may be an Output
        const inMap = shape<Thing>({ ...fields, labels: optional(mapOf(text)) });
        expect(refuses.outputPlaces([])).to.deep.equal([["labels", "*"]]);
        expect(takes.outputPlaces([])).to.deep.equal([["size"], ["parts", "*"], ["labels", "*"]]);
        expect(inMap.outputPlaces([])).to.deep.equal([["size"]]);
    });
});
