import { ApiSnapshot } from "../deployed";

/** A snapshot as it is made from a program: no part may be left out, though its value may be absent. */
export type WholeSnapshot = { [Part in keyof Required<ApiSnapshot>]: ApiSnapshot[Part] };
