import { UsagePlanGatewayArgs } from "../../components/index";
import { made, pathsOf } from "./ordersGateway";

export interface Preflight {
    parameters?: { name: string; in: string; required: boolean }[];
    security: unknown[];
    responses: { [status: string]: { headers: { [name: string]: unknown } } };
    "x-amazon-apigateway-integration": {
        type: string;
        contentHandling?: string;
        requestTemplates: { [mediaType: string]: string };
        responses: {
            default: {
                statusCode: string;
                responseParameters: { [parameter: string]: string };
                responseTemplates?: { [mediaType: string]: string };
            };
        };
    };
}

export const oneOrigin = { allowOrigins: ["https://app.example.com"] };
export const severalOrigins = { allowOrigins: ["https://app.example.com", "http://localhost:3000"] };

/** The preflight at a path of a gateway that one origin may call. */
export async function preflightOf(changes: Partial<UsagePlanGatewayArgs>, path = "/orders"): Promise<Preflight> {
    return pathsOf(await made({ cors: oneOrigin, ...changes }))[path].options as unknown as Preflight;
}
