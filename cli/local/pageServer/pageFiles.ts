import { readdirSync, readFileSync } from "fs";
import * as path from "path";

/** What the browser loads: files as they are, without a build. */
const folder = path.join(__dirname, "../page");

const mediaTypes: { [extension: string]: string } = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
};

export interface PageFile {
    mediaType: string;
    text: string;
}

/** A file of the page by its name; read at each request, so that an edit of it needs no restart. */
export function pageFile(name: string): PageFile | undefined {
    const mediaType = mediaTypes[path.extname(name)];
    if (mediaType === undefined || !readdirSync(folder).includes(name)) return undefined;
    return { mediaType, text: readFileSync(path.join(folder, name), "utf8") };
}

/** Nothing from elsewhere, in no frame, and out of reach for a window that opened it. */
export const securityHeaders = {
    "Content-Security-Policy":
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
};
