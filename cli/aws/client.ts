import { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import { CallRate } from "./callRate";
import { GatewayError } from "../local/gatewayError";
import { isLoopbackHost } from "./loopback";

/** Where AWS is, and who asks. */
export interface Connection {
    region?: string;
    profile?: string;
    endpointUrl?: string;
}

/**
 * A client of API Gateway's control plane. All of an account's calls share 10 a second (API Gateway quotas), so that
 * nobody's deployment fails because somebody looks at usage; what is refused all the same is tried again, later and
 * later.
 */
export function apiGateway(connection: Connection, env: NodeJS.ProcessEnv = process.env): APIGatewayClient {
    // What the SDK prints at its start is for who chooses the version of Node.js, and in the way of the output.
    process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
    const endpoint = endpointOf(connection, env);
    if (endpoint !== undefined && !isHttpUrl(endpoint)) {
        throw new GatewayError(`the endpoint ${endpoint} is not an http or https URL`);
    }
    const isLoopback = endpoint !== undefined && isLoopbackUrl(endpoint);
    const region = connection.region ?? env.AWS_REGION ?? env.AWS_DEFAULT_REGION;
    const client = new APIGatewayClient({
        ...(connection.endpointUrl === undefined ? {} : { endpoint: connection.endpointUrl }),
        ...(connection.profile === undefined ? {} : { profile: connection.profile }),
        ...(region === undefined && !isLoopback ? {} : { region: region ?? "us-east-1" }),
        // This machine's own gateway takes any, and nobody's real ones are sent to it unasked.
        ...(isLoopback && !hasOwnCredentials(connection, env) ? { credentials: anyCredentials } : {}),
        maxAttempts: isLoopback ? 2 : 8,
        retryMode: "adaptive",
    });
    const rate = new CallRate(10);
    client.middlewareStack.add(
        next => async args => {
            await rate.turn();
            return next(args);
        },
        { step: "finalizeRequest", name: "callRate", priority: "low" },
    );
    return client;
}

/** Whether what is read is of this machine: the local gateway, or an emulator. */
export function readsThisMachine(connection: Connection, env: NodeJS.ProcessEnv = process.env): boolean {
    const endpoint = endpointOf(connection, env);
    return endpoint !== undefined && isLoopbackUrl(endpoint);
}

const anyCredentials = { accessKeyId: "local", secretAccessKey: "local" };

/** Where AWS is, if it is said: by an option, else by the environment. */
export function endpointOf({ endpointUrl }: Connection, env: NodeJS.ProcessEnv = process.env): string | undefined {
    return endpointUrl ?? env.AWS_ENDPOINT_URL_API_GATEWAY ?? env.AWS_ENDPOINT_URL;
}

function isHttpUrl(url: string): boolean {
    return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

function isLoopbackUrl(url: string): boolean {
    return URL.canParse(url) && isLoopbackHost(new URL(url).hostname);
}

function hasOwnCredentials({ profile }: Connection, env: NodeJS.ProcessEnv): boolean {
    return profile !== undefined || env.AWS_ACCESS_KEY_ID !== undefined || env.AWS_PROFILE !== undefined;
}
