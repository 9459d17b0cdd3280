import { Dictionary, dictionary, multiDictionary } from "../dictionary";

/** The request, as an event of format 1.0 needs it. */
export interface ProxyRequest {
    resource: string;
    path: string;
    httpMethod: string;
    /** By name, every value. */
    headers: [name: string, value: string][];
    queryString: Dictionary<string[]>;
    pathParameters: Dictionary<string>;
    stageVariables: Dictionary<string>;
    context: { [name: string]: unknown };
    body: Buffer;
    isBinary: boolean;
}

/** The event of a Lambda proxy integration (DG "Input format of a Lambda function for proxy integration"). */
export function proxyEvent(request: ProxyRequest) {
    const headers = multiDictionary(request.headers);
    const { body, isBinary } = request;
    return {
        resource: request.resource,
        path: request.path,
        httpMethod: request.httpMethod,
        headers: orNull(last(headers)),
        multiValueHeaders: orNull(headers),
        queryStringParameters: orNull(last(request.queryString)),
        multiValueQueryStringParameters: orNull(request.queryString),
        pathParameters: orNull(request.pathParameters),
        stageVariables: orNull(request.stageVariables),
        requestContext: request.context,
        body: body.length === 0 ? null : body.toString(isBinary ? "base64" : "utf8"),
        isBase64Encoded: isBinary && body.length > 0,
    };
}

/** Of several values, the maps of single values have the last. */
function last(values: Dictionary<string[]>): Dictionary<string> {
    return dictionary(Object.entries(values).map(([name, all]) => [name, all.at(-1)!]));
}

/** The service sends null for an empty map. */
function orNull<T extends object>(map: T): T | null {
    return Object.keys(map).length === 0 ? null : map;
}
