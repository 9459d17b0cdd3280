/** A request as IAM is asked for it, in which a tag that is not there is not in the context. */
export interface IamRequest {
    action: string;
    resource: string;
    /** The tags that the request gives, or the names of those that it takes off. */
    requestTags?: { [name: string]: string };
    /** The tags that the resource has. */
    resourceTags?: { [name: string]: string };
}

interface Statement {
    Effect: "Allow" | "Deny";
    Action: string | string[];
    Resource: string | string[];
    Condition?: { [operator: string]: { [key: string]: string | string[] } };
}

/** Whether a policy document lets its role make a request: a statement allows it, and none denies it. */
export function allows(document: string, request: IamRequest): boolean {
    const { Version, Statement } = JSON.parse(document) as { Version: string; Statement: Statement[] };
    if (Version !== "2012-10-17") throw new Error(`a policy of version ${Version}`);
    const effects = Statement.filter(statement => applies(statement, request)).map(({ Effect }) => Effect);
    return effects.includes("Allow") && !effects.includes("Deny");
}

const listOf = <T>(given: T | T[]): T[] => (Array.isArray(given) ? given : [given]);

function applies({ Action, Resource, Condition = {} }: Statement, request: IamRequest): boolean {
    if (listOf(Resource).length === 0) throw new Error("a statement without a resource is refused by IAM");
    return (
        listOf(Action).some(each => matches(each.toLowerCase(), request.action.toLowerCase())) &&
        listOf(Resource).some(each => matches(each, request.resource)) &&
        Object.entries(Condition).every(([operator, keys]) =>
            Object.entries(keys).every(([key, wanted]) => holds(operator, valuesOf(key, request), listOf(wanted))),
        )
    );
}

/** `*` is any text and `?` any character, a slash included. */
function matches(pattern: string, text: string): boolean {
    if (pattern === "") return text === "";
    const [first, rest] = [pattern[0], pattern.slice(1)];
    if (first === "*") {
        return Array.from({ length: text.length + 1 }, (_, index) => text.slice(index)).some(end => matches(rest, end));
    }
    return text !== "" && (first === "?" || first === text[0]) && matches(rest, text.slice(1));
}

/** The values of a context key; its name, and so that of a tag in it, is compared without case. */
function valuesOf(key: string, { requestTags = {}, resourceTags = {} }: IamRequest): string[] {
    if (key === "aws:TagKeys") return Object.keys(requestTags);
    const [kind, ...name] = key.split("/");
    const tags = { "aws:RequestTag": requestTags, "aws:ResourceTag": resourceTags }[kind];
    if (tags === undefined) throw new Error(`the context key ${key}`);
    const isNamed = ([tag]: [string, string]) => tag.toLowerCase() === name.join("/").toLowerCase();
    return Object.entries(tags)
        .filter(isNamed)
        .map(([, value]) => value);
}

function holds(operator: string, values: string[], wanted: string[]): boolean {
    switch (operator) {
        case "StringEquals":
            return values.length > 0 && values.every(value => wanted.includes(value));
        case "ForAnyValue:StringEqualsIgnoreCase":
            return values.some(value => wanted.some(each => each.toLowerCase() === value.toLowerCase()));
        default:
            throw new Error(`the condition operator ${operator}`);
    }
}
