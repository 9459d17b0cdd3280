/**
 * Writes the schema of the package for every Pulumi language, `components/schema.json`.
 *
 * Pulumi's own analyzer reads it from the TypeScript. It knows neither which values are secret, nor the descriptions of
 * types, and it marks maps of named things as plain, so that the Go generator leaves out their types.
 */
import * as fs from "node:fs";
import * as path from "node:path";
import { Analyzer } from "@pulumi/pulumi/provider/experimental/analyzer";
import { generateSchema } from "@pulumi/pulumi/provider/experimental/schema";

export interface Property {
    type?: string;
    $ref?: string;
    description?: string;
    plain?: boolean;
    optional?: boolean;
    secret?: boolean;
    items?: Property;
    additionalProperties?: Property;
}

type Properties = { [property: string]: Property };

export interface Schema {
    resources: { [token: string]: { inputProperties: Properties; properties: Properties } };
    types: { [token: string]: { description?: string; enum?: unknown[]; properties?: Properties } };
    [property: string]: unknown;
}

interface Manifest {
    name: string;
    version: string;
    description: string;
    license: string;
    keywords: string[];
}

const folder = path.resolve(__dirname, "../components");
const file = path.join(folder, "schema.json");

/** Values that no language may show, by type or component and property. */
const secrets: { [owner: string]: string[] } = { UsagePlanGateway: ["apiKeyValues"], Key: ["value"] };

/** The schema that the sources describe. */
export function packageSchema(): Schema {
    const manifest = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8")) as Manifest;
    const { name, version, description, license, keywords } = manifest;
    const analyzer = new Analyzer(folder, name, manifest, new Set(["UsagePlanGateway"]));
    const { components, typeDefinitions, dependencies } = analyzer.analyze();
    const made = generateSchema(name, version, description, components, typeDefinitions, dependencies);
    const schema = JSON.parse(JSON.stringify(made)) as Schema;
    for (const [token, { inputProperties, properties }] of Object.entries(schema.resources)) {
        adapt(nameOf(token), inputProperties);
        adapt(nameOf(token), properties);
    }
    for (const [token, type] of Object.entries(schema.types)) {
        const typeName = nameOf(token);
        type.description = typeDefinitions[typeName].description;
        adapt(typeName, type.properties ?? {});
    }
    return { ...schema, license, keywords: [...keywords, "category/cloud", "kind/component"] };
}

function nameOf(token: string): string {
    return token.split(":")[2];
}

function adapt(owner: string, properties: Properties): void {
    for (const [name, property] of Object.entries(properties)) {
        if (secrets[owner]?.includes(name)) property.secret = true;
        withoutPlainObjects(property);
        // The analyzer's own mark; `required` and `requiredInputs` say it in a schema.
        delete property.optional;
    }
}

/** Names and numbers that shape the resources stay plain; what holds other values does not. */
function withoutPlainObjects(property: Property): void {
    const { $ref, items, additionalProperties } = property;
    if ($ref !== undefined || items || additionalProperties) delete property.plain;
    for (const inner of [items, additionalProperties]) if (inner) withoutPlainObjects(inner);
}

/** The text of the file, as the sources describe it. */
export function schemaText(): string {
    return `${JSON.stringify(packageSchema(), null, 4)}\n`;
}

if (require.main === module) fs.writeFileSync(file, schemaText());
