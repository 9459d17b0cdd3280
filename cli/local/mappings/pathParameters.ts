import { Dictionary, dictionary } from "../dictionary";

/** The path parameters of a request, by the resource's path, as the client sent them: percent-encoded. */
export function pathParameters(resource: string, path: string): Dictionary<string> {
    const values = path.split("/");
    const parameters = dictionary<string>();
    resource.split("/").forEach((segment, index) => {
        const name = /^\{(.*?)(\+?)\}$/.exec(segment);
        if (!name) return;
        parameters[name[1]] = name[2] ? values.slice(index).join("/") : (values[index] ?? "");
    });
    return parameters;
}
