import { browserPath } from "./browser";

/** Before any test: where there is no browser, says so in one line, and passes over them all. */
export function mochaGlobalSetup(): void {
    if (browserPath() !== undefined) return;
    console.error(
        "test:browser: no test was run, since no browser was found: set CHROME_PATH, or install chromium or google-chrome",
    );
    process.exit(0);
}
