/*
 * Where a value goes is said by the argument in which it stands. SAM, the CDK and the service itself write it into the name
 * as well, and such a name is a valid one of a header, so that the mapping would have no effect, silently.
 */

const destination =
    /^(?:method\.(?:request|response)|integration\.(?:request|response)|gatewayresponse)\.(?:header|querystring|path|multivalueheader|multivaluequerystring)\.(.+)$/;

/** What is wrong with a name that has its place before it, if it has. */
export function placedNameProblem(name: string): string | undefined {
    const bare = destination.exec(name)?.[1];
    return bare === undefined ? undefined : `must be written ${bare}; its place says where it goes`;
}
