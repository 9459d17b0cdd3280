import { Exchange } from "../exchange/exchange";

/** Answers a request that may pass. A promise only where it must wait; one that rejects is answered with 500. */
export type Answer = (exchange: Exchange) => void | Promise<void>;
