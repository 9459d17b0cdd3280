import { createHash } from "node:crypto";
import { standInValue } from "../project/standIns";
import type { Computed, Surroundings } from "./computedState";
import { Properties } from "./registeredResource";

/** What the random provider draws, such as the value of a key: here it is the same at every start. */
export function randomState(
    { type, urn, inputs }: { type: string; urn: string; inputs: Properties },
    { project, stack }: Surroundings,
): Computed | undefined {
    if (!type.startsWith("random:")) return undefined;
    const digest = createHash("sha256").update(urn).digest();
    const drawn = (length: number) =>
        Array.from({ length: Math.ceil(length / 40) }, (_, part) => standInValue(project, stack, `${urn} ${part}`))
            .join("")
            .slice(0, length);
    switch (type.split(":").pop()) {
        case "RandomPassword":
        case "RandomString": {
            const result = drawn(Number(inputs.length));
            return { id: result, state: { result } };
        }
        case "RandomId":
        case "RandomBytes": {
            const bytes = Buffer.alloc(Number(inputs.byteLength ?? inputs.length), digest);
            const prefix = typeof inputs.prefix === "string" ? inputs.prefix : "";
            return {
                id: bytes.toString("base64url"),
                state: {
                    hex: prefix + bytes.toString("hex"),
                    b64Url: prefix + bytes.toString("base64url"),
                    b64Std: prefix + bytes.toString("base64"),
                    base64: bytes.toString("base64"),
                    dec: prefix + BigInt(`0x${bytes.toString("hex")}`).toString(),
                },
            };
        }
        case "RandomUuid": {
            const hex = digest.toString("hex");
            const result = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
            return { id: result, state: { result } };
        }
        case "RandomPet":
            return { id: `local-${drawn(6).toLowerCase()}`, state: {} };
        case "RandomInteger": {
            const [min, max] = [Number(inputs.min), Number(inputs.max)];
            const result = min + (digest.readUInt32BE(0) % (max - min + 1));
            return { id: String(result), state: { result } };
        }
        case "RandomShuffle":
            return { id: "-", state: { results: inputs.inputs ?? [] } };
        default:
            return undefined;
    }
}
