import { expect } from "chai";
import * as fs from "node:fs";
import * as path from "node:path";
import { newest, once, project, run, typeCheck, typescript } from "./installed";

const resources = "ApiKey Deployment RestApi Stage UsagePlan UsagePlanGateway UsagePlanKey";

interface Manifest {
    peerDependencies: { [name: string]: string };
    peerDependenciesMeta: { [name: string]: { optional?: boolean } };
}

/** The lower ends of the peers' ranges, without those that need not be installed. */
function oldestPeers(): string[] {
    const manifest = fs.readFileSync(path.join(__dirname, "../../components/package.json"), "utf8");
    const { peerDependencies, peerDependenciesMeta } = JSON.parse(manifest) as Manifest;
    return Object.entries(peerDependencies)
        .filter(
            ([name]) => (peerDependenciesMeta as Partial<Manifest["peerDependenciesMeta"]>)[name]?.optional !== true,
        )
        .map(([name, range]) => `${name}@${range.replace("^", "")}`);
}
const oldest = once(() => project("oldest", ...oldestPeers(), ...typescript));

const strictFlags = {
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    noPropertyAccessFromIndexSignature: true,
    noImplicitOverride: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    isolatedModules: true,
};

const settings = {
    "as `pulumi new typescript` sets it up": { target: "es2020", module: "nodenext", moduleResolution: "nodenext" },
    "as it did before": { target: "es2020", module: "commonjs", moduleResolution: "node" },
    "with node16": { target: "es2022", module: "node16", moduleResolution: "node16" },
    "for a bundler": { target: "es2022", module: "esnext", moduleResolution: "bundler" },
};

describe("The packages, installed into an empty project", () => {
    for (const [setting, options] of Object.entries(settings)) {
        it(`type-check ${setting}, their declarations included, under the strictest flags`, () => {
            expect(typeCheck(newest(), { ...options, ...strictFlags, skipLibCheck: false })).to.equal("");
        });

        it(`type-check ${setting} with skipLibCheck`, () => {
            expect(typeCheck(newest(), { ...options, skipLibCheck: true })).to.equal("");
        });
    }

    for (const [peers, folder] of Object.entries({ newest, oldest })) {
        for (const node of ["20", "22", "24"]) {
            for (const file of ["evaluate.cjs", "evaluate.mjs"]) {
                it(`evaluate on Node ${node} with the ${peers} Pulumi SDKs of the range: ${file}`, () => {
                    const printed = run(folder(), "npx", "-y", `node@${node}`, file);
                    expect(printed.trim()).to.equal(`function: ${resources}`);
                });
            }
        }
    }

    it("type-check with the oldest Pulumi SDKs of the range", () => {
        expect(typeCheck(oldest(), { ...settings["as it did before"], skipLibCheck: false })).to.equal("");
    });

    it("bring one copy of each Pulumi SDK", () => {
        const listed = run(newest(), "npm", "ls", "--all", "--parseable", "@pulumi/pulumi", "@pulumi/aws");
        expect(new Set(listed.trim().split("\n")).size).to.equal(2);
    });
});
