import * as fs from "fs";
import { APIGateway, APIGatewayClientConfig } from "@aws-sdk/client-api-gateway";
import * as ts from "typescript";

/** What the README's service exports. */
export interface KeyIssuer {
    issueKey(name: string, usagePlanId: string): Promise<{ keyId: string; value: string }>;
    setEnabled(keyId: string, enabled: boolean): Promise<void>;
    revokeKey(keyId: string): Promise<void>;
}

/** The code under "Issue keys at run time" in the README. */
export const keyIssuerCode = fs
    .readFileSync("README.md", "utf8")
    .split("**Issue keys at run time.**")[1]
    .split("```ts\n")[1]
    .split("```")[0];

/** Runs the README's service as it stands there, in an environment that has the endpoint, credentials and API. */
export function keyIssuer(restApiId: string, environment: APIGatewayClientConfig): KeyIssuer {
    const { outputText } = ts.transpileModule(keyIssuerCode, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
    const sdk = {
        APIGateway: class extends APIGateway {
            constructor() {
                super(environment);
            }
        },
    };
    const issuer = {};
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- it is the README's own code that is tried
    const run = new Function("require", "exports", "process", outputText) as (...given: unknown[]) => void;
    run(() => sdk, issuer, { env: { REST_API_ID: restApiId } });
    return issuer as KeyIssuer;
}
