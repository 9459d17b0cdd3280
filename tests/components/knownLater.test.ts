import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { UsagePlanGatewayArgs } from "../../components/index";
import { gatewayCheck } from "../../components/gatewayArgs";
import { Evaluation } from "../registrations";
import { completeArgs, privateArgs } from "./completeArgs";
import { made, problemsWhenKnown } from "./ordersGateway";

type Place = readonly string[];

/** The places of all Outputs that the arguments take; `*` stands for any name or position. */
const places = gatewayCheck(completeArgs, "dev").outputPlaces([]);

/** The values of the complete arguments that stand at a place, by their paths. */
function valuesAt(value: unknown, [first, ...rest]: Place, path: Place = []): { path: Place; value: unknown }[] {
    if (first === undefined) return [{ path, value }];
    if (typeof value !== "object" || value === null) return [];
    const entries = Object.entries(value).filter(([name]) => first === "*" || first === name);
    return entries.flatMap(([name, inner]) => valuesAt(inner, rest, [...path, name]));
}

/** The complete arguments that have a value at a place. */
function argsAt(place: Place): UsagePlanGatewayArgs {
    return valuesAt(completeArgs, place).length > 0 ? completeArgs : privateArgs;
}

/** The complete arguments with another value at a path. */
function changed(value: unknown, [first, ...rest]: Place, other: unknown): unknown {
    if (first === undefined) return other;
    if (Array.isArray(value)) {
        return value.map((item: unknown, n) => (String(n) === first ? changed(item, rest, other) : item));
    }
    const map = value as { [name: string]: unknown };
    return { ...map, [first]: changed(map[first], rest, other) };
}

const argsWith = (args: UsagePlanGatewayArgs, path: Place, other: unknown) =>
    changed(args, path, other) as UsagePlanGatewayArgs;

const registered = ({ resources }: Evaluation<unknown>) =>
    resources.map(({ type, name, inputs }) => JSON.stringify([type, name, inputs])).sort();

describe("An Output in the arguments", () => {
    const wrong: unknown[] = [];
    const plain = new Map<UsagePlanGatewayArgs, string[]>();

    before(async () => {
        for (const args of [completeArgs, privateArgs]) plain.set(args, registered(await made(args)));
    });

    it("is tried here at every place that it may stand at", () => {
        const untried = places.filter(place => valuesAt(argsAt(place), place).length === 0);
        expect(untried.map(place => place.join("."))).to.deep.equal([]);
    });

    for (const place of places) {
        const args = argsAt(place);
        const [{ path, value }] = valuesAt(args, place);
        it(`reaches the provider from ${place.join(".")} as if it were known`, async () => {
            const later = await made(() => argsWith(args, path, pulumi.output(value as string)));
            expect(registered(later)).to.deep.equal(plain.get(args));
        });

        it(`is refused at ${place.join(".")} when it turns out to be wrong, with its path`, async () => {
            const lines = await problemsWhenKnown(() => argsWith(args, path, pulumi.output(wrong)));
            expect(lines).to.have.length(1);
            expect(lines[0].startsWith(`${path.join(".")}: `), lines[0]).to.equal(true);
        });
    }
});
