import { randomInt } from "node:crypto";

const small = "abcdefghijklmnopqrstuvwxyz0123456789";

/** Ten small letters and digits, as the ids of keys are. */
export function generatedId(): string {
    return drawn(10, small);
}

/** Six, as the ids of plans are. */
export function generatedPlanId(): string {
    return drawn(6, small);
}

/** Forty letters and digits, as the values are that the service makes. */
export function generatedValue(): string {
    return drawn(40, small + small.slice(0, 26).toUpperCase());
}

function drawn(length: number, characters: string): string {
    return Array.from({ length }, () => characters[randomInt(characters.length)]).join("");
}
