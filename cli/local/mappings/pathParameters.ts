import { Dictionary, dictionary } from "../dictionary";
import { withoutSlashesAtEnd } from "../slashes";

/**
 * The path parameters of a request, by the resource's path, as the client sent them: percent-encoded. A greedy one keeps
 * its slashes but those at its end (LS test_lambda_aws_proxy_integration, recorded).
 */
export function pathParameters(resource: string, path: string): Dictionary<string> {
    const values = path.split("/");
    const parameters = dictionary<string>();
    resource.split("/").forEach((segment, index) => {
        const name = /^\{(.*?)(\+?)\}$/.exec(segment);
        if (!name) return;
        parameters[name[1]] = name[2] ? withoutSlashesAtEnd(values.slice(index).join("/")) : (values[index] ?? "");
    });
    return parameters;
}
