/** `usage-plan-gateway usage | head` ends the output first, which is no failure; what was found out stays the code. */
export function exitWhenOutputCloses(): void {
    process.stdout.on("error", (error: NodeJS.ErrnoException) => {
        if (error.code === "EPIPE") process.exit();
    });
}
