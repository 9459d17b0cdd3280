import { expect } from "chai";
import * as fc from "fast-check";
import { canonicalJson, shortHash } from "../../components/canonicalJson";
import { reordered } from "./randomApis";

describe("Canonical JSON", () => {
    it("sorts the keys of objects at every depth", () => {
        expect(canonicalJson({ b: [{ d: 1, c: null }], a: { f: "x", e: true } })).to.equal(
            '{"a":{"e":true,"f":"x"},"b":[{"c":null,"d":1}]}',
        );
    });

    it("keeps the order of lists", () => {
        expect(canonicalJson([2, 1])).to.equal("[2,1]");
    });

    it("is the same text for a value whose maps are reordered", () => {
        fc.assert(
            fc.property(fc.jsonValue(), value => {
                expect(canonicalJson(reordered(value))).to.equal(canonicalJson(value));
            }),
        );
    });

    it("is JSON of the same value", () => {
        fc.assert(
            fc.property(fc.jsonValue(), value => {
                expect(JSON.parse(canonicalJson(value))).to.deep.equal(JSON.parse(JSON.stringify(value)));
            }),
        );
    });

    it("gives a short hash: the first 16 hexadecimal digits of its SHA-256", () => {
        // printf '{"a":1}' | sha256sum
        expect(shortHash({ a: 1 })).to.equal("015abd7f5cc57a2d");
    });
});
