/** Not by an expression: `/\/+$/` takes quadratic time for slashes that something follows. */
export function withoutSlashesAtEnd(path: string): string {
    let end = path.length;
    while (end > 0 && path[end - 1] === "/") end--;
    return path.slice(0, end);
}
