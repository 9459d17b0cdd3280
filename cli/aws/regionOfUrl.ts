/** The Region of an execute-api URL; undefined of others. */
export function regionOfUrl(url: string | undefined): string | undefined {
    if (url === undefined || !URL.canParse(url)) return undefined;
    const labels = new URL(url).hostname.split(".");
    // The second is the one that takes IPv6, too.
    const isAws = labels[3] === "amazonaws" || (labels[3] === "api" && labels[4] === "aws");
    return labels[1] === "execute-api" && isAws ? labels[2] : undefined;
}
