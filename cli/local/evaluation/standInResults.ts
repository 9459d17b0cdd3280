import { accountId } from "../account";
import { standInId, standInValue } from "../project/standIns";
import { arn } from "./computedState";
import { Properties } from "./registeredResource";
import { FieldType, ResultShape } from "./resultShape";

/** A call of a function whose result nobody gives. */
export interface UnknownCall {
    token: string;
    args: Properties;
    project: string;
    stack: string;
    region: string;
}

/** A result of the right shape, the same at every start: what the program asked by, and values for the rest. */
export function standInResult(shape: ResultShape, call: UnknownCall): Properties {
    const made = Object.entries(shape).map(([field, type]) => [field, valueOf(field, type, call)]);
    return { id: idOf(call, "id"), region: call.region, ...Object.fromEntries(made), ...call.args } as Properties;
}

function valueOf(field: string, type: FieldType, call: UnknownCall): unknown {
    switch (type) {
        case "text":
            return textOf(field, call);
        case "number":
            return 1;
        case "flag":
            return false;
        case "map":
            return {};
        default:
            if ("items" in type) return [valueOf(field, type.items, call)];
            return Object.fromEntries(
                Object.entries(type.fields).map(([name, each]) => [name, valueOf(name, each, call)]),
            );
    }
}

/** A text of the form that the name of the field tells, or else the name that the program asks by. */
function textOf(field: string, call: UnknownCall): string {
    const { token, args, region, project, stack } = call;
    const name = [args.name, args.secretId].find(each => typeof each === "string") ?? "";
    const moduleName = token.split(":")[1]?.split("/")[0] ?? "";
    const isValue = /^(value|insecureValue|secretString)$/.test(field);
    const about = isValue ? String(name) : field;
    if (/arns?$/i.test(field)) return arn(moduleName, region, name === "" ? idOf(call, field) : String(name));
    if (field === "region") return region;
    if (/^(ownerId|accountId|registryId|awsAccountId)$/.test(field)) return accountId;
    if (/ur[il]s?$|endpoint/i.test(about)) return `https://${idOf(call, "host")}.invalid`;
    if (/host|domain|nameServer/i.test(about)) return `${idOf(call, field)}.invalid`;
    if (/ids?$/i.test(field)) return idOf(call, field);
    if (/json$|policy/i.test(field)) return "{}";
    return standInValue(project, stack, `${token} ${JSON.stringify(args)} ${isValue ? "value" : field}`);
}

function idOf({ token, args, project, stack }: UnknownCall, field: string): string {
    return standInId(JSON.stringify([project, stack, token, args, field]));
}
