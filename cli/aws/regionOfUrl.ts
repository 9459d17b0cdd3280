/** The Region of an execute-api URL; undefined of others. */
export function regionOfUrl(url: string | undefined): string | undefined {
    if (url === undefined || !URL.canParse(url)) return undefined;
    const labels = new URL(url).hostname.split(".");
    return labels[1] === "execute-api" && labels[3] === "amazonaws" ? labels[2] : undefined;
}
