import { expect } from "chai";
import * as fs from "node:fs";
import * as path from "node:path";
import { root, run } from "./installed";

interface Packed {
    files: { path: string }[];
    size: number;
    unpackedSize: number;
}

describe("What is published", () => {
    for (const name of ["components", "cli"]) {
        const folder = path.join(root, name);

        it(`${name}: is what a user needs, and small`, () => {
            const [{ files, size, unpackedSize }] = JSON.parse(run(folder, "npm", "pack", "--dry-run", "--json")) as [
                Packed,
            ];
            const others = files.filter(
                file => !/^(dist\/.*\.(js|mjs|d\.ts|html|css)(\.map)?|[a-zA-Z]+\.ts)$/.test(file.path),
            );
            console.log(`      ${files.length} files, ${size} bytes, ${unpackedSize} unpacked`);
            const ofPlugin = name === "components" ? ["PulumiPlugin.yaml", "schema.json"] : [];
            expect(others.map(file => file.path)).to.have.members([
                "LICENSE",
                "README.md",
                "package.json",
                ...ofPlugin,
            ]);
            expect(size).to.be.below(400_000);
        });

        it(`${name}: can be imported in each way, by publint and attw`, () => {
            run(root, "npx", "publint", "--strict", folder);
            run(root, "npx", "attw", "--pack", folder);
        });

        it(`${name}: npm would publish it`, () => {
            run(folder, "npm", "publish", "--dry-run", "--access", "public");
        });
    }

    it("has one version everywhere, which the changelog begins with", () => {
        const versionOf = (file: string) =>
            (JSON.parse(fs.readFileSync(path.join(root, file), "utf8")) as { version: string }).version;
        const versions = ["components/package.json", "cli/package.json", "components/schema.json"].map(versionOf);
        const [, newest] = /^## (\S+)$/m.exec(fs.readFileSync(path.join(root, "CHANGELOG.md"), "utf8")) ?? [];
        expect(versions).to.deep.equal([newest, newest, newest]);
    });

    it("has a schema and a reference that are of the sources as they are", () => {
        run(root, "npm", "run", "reference", "--silent");
        expect(run(root, "git", "diff", "--name-only", "components/schema.json", "docs/reference")).to.equal("");
    });
});
