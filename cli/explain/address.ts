import { isLoopbackHost } from "../aws/loopback";
import { regionOfUrl } from "../aws/regionOfUrl";
import { GatewayError } from "../local/gatewayError";

/** Which stage a URL reaches, as far as the URL itself says it. */
export type Address =
    /** The API's own host, or an emulator's path for it. */
    | { kind: "api"; restApiId: string; stageName: string; path: string; region?: string }
    /** The local gateway: `/<stage>/…`, or `/<api>/<stage>/…` where several APIs have a stage of that name. */
    | { kind: "local"; pathname: string }
    | { kind: "domain"; host: string; pathname: string };

/** @param endpointUrl where the control plane is, when it is not AWS */
export function addressOf(url: string, endpointUrl?: string): Address {
    if (!URL.canParse(url)) throw new GatewayError("--url is not a URL such as https://…/prod/orders");
    const { hostname, host, pathname, protocol } = new URL(url);
    if (protocol !== "https:" && protocol !== "http:") throw new GatewayError("--url is not an http or https URL");
    const labels = hostname.split(".");
    if (labels[1] === "execute-api") {
        if (labels[0].startsWith("vpce-")) {
            throw new GatewayError(
                `--url is that of a VPC endpoint, which leads to the API that the header Host or x-apigw-api-id names: give the API's own, https://<api>.execute-api.${labels[2]}.amazonaws.com/<stage>/…`,
            );
        }
        // `abc123-vpce-…` is the same API by a VPC endpoint.
        const [restApiId] = labels[0].split("-");
        return { kind: "api", restApiId, ...stageAndPath(pathname), region: regionOfUrl(url) };
    }
    const endpointHost = endpointUrl !== undefined && URL.canParse(endpointUrl) ? new URL(endpointUrl).host : undefined;
    if (host !== endpointHost && !isLoopbackHost(hostname)) return { kind: "domain", host: hostname, pathname };
    return emulatorAddress(pathname) ?? { kind: "local", pathname };
}

/** `/restapis/<id>/<stage>/_user_request_/…` or `/_aws/execute-api/<id>/<stage>/…` */
function emulatorAddress(pathname: string): Address | undefined {
    const [, first, second, third, fourth, ...rest] = pathname.split("/");
    if (first === "restapis" && fourth === "_user_request_") {
        return { kind: "api", restApiId: second, stageName: third, path: `/${rest.join("/")}` };
    }
    if (first === "_aws" && second === "execute-api" && third !== undefined) {
        return { kind: "api", restApiId: third, stageName: fourth ?? "", path: `/${rest.join("/")}` };
    }
    return undefined;
}

/** `/prod/orders/7`: the stage is the first part; slashes before it are ignored (recorded). */
export function stageAndPath(pathname: string): { stageName: string; path: string } {
    const given = pathname.slice(pathname.search(/[^/]|$/));
    const slash = given.indexOf("/");
    return slash < 0 ? { stageName: given, path: "/" } : { stageName: given.slice(0, slash), path: given.slice(slash) };
}
