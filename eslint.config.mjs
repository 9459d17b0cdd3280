/* global process */
import eslint from "@eslint/js";
import pulumi from "@pulumi/eslint-plugin";
import redos from "eslint-plugin-redos";
import tseslint from "typescript-eslint";

// In this process, and not by a Java that may be there: the same result on every machine.
process.env.RECHECK_BACKEND = "pure";

export default tseslint.config(
    { ignores: ["**/node_modules/", "**/dist/", ".stryker-tmp/"] },
    eslint.configs.recommended,
    {
        files: ["**/*.ts"],
        extends: [tseslint.configs.recommendedTypeChecked],
        languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
        plugins: { "@pulumi": pulumi },
        rules: {
            "@pulumi/no-output-in-template-literal": "error",
            "@typescript-eslint/no-unused-vars": ["error", { varsIgnorePattern: "^_" }],
            "@typescript-eslint/restrict-template-expressions": "off",
        },
    },
    {
        files: ["cli/local/page/*.mjs"],
        languageOptions: {
            globals: Object.fromEntries(
                [
                    "document",
                    "location",
                    "navigator",
                    "fetch",
                    "setTimeout",
                    "requestAnimationFrame",
                    "EventSource",
                    "FormData",
                ].map(name => [name, "readonly"]),
            ),
        },
    },
    {
        files: ["components/**", "cli/**", "stacks/**"],
        plugins: { redos },
        // No expression on a client's or user's text takes more than linear time. The automaton decides every one; the
        // default mixes in fuzzing with a time limit.
        rules: { "redos/no-vulnerable": ["error", { ignoreErrors: false, checker: "automaton", timeout: null }] },
    },
    // What Lambda runs.
    { files: ["examples/**/*.mjs"], languageOptions: { globals: { process: "readonly" } } },
    {
        // JSON schemas, policies and documents of a team are of any form, and Pulumi's analyzer knows no `unknown`.
        files: ["components/{apiSettings,gatewayArgs,models,openApiDocument,routes}.ts"],
        rules: { "@typescript-eslint/no-explicit-any": "off" },
    },
    {
        files: ["tests/**/*.ts"],
        rules: { "@typescript-eslint/no-unused-expressions": "off" },
    },
);
