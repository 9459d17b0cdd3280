import { run } from "./installed";
import { NamedType, PackageSchema, TypeSpec, inputsOf, namedType } from "./packageSchema";

/** A resource that a Python program makes. */
interface PythonResource {
    /** The module of its class, under which the package's classes are. */
    module: string;
    class: string;
    /** The Pulumi name. */
    name: string;
    arguments: { [keyword: string]: PythonValue };
    /** The attributes of the resource that the program uses. */
    used: string[];
}

/** A value in Python: of a class of the package, or a plain one. */
type PythonValue =
    | { class: string; arguments: { [keyword: string]: PythonValue } }
    | { class: string; member: string }
    | { map: { [key: string]: PythonValue } }
    | { list: PythonValue[] }
    | { constant: unknown };

/** What a program makes, read with Python's own parser: `<variable> = <module>.<Class>("<name>", <keyword>=<value>, …)`. */
const reader = `
import ast, json, sys

tree = ast.parse(open(sys.argv[1], encoding="utf-8").read(), sys.argv[1])
modules = {a.asname or a.name: a.name for n in tree.body if isinstance(n, ast.Import) for a in n.names}

def keywords(call):
    return {keyword.arg: value(keyword.value) for keyword in call.keywords}

def value(node):
    if isinstance(node, ast.Call):
        return {"class": node.func.attr, "arguments": keywords(node)}
    if isinstance(node, ast.Attribute):
        return {"class": node.value.attr, "member": node.attr}
    if isinstance(node, ast.Dict):
        return {"map": {ast.literal_eval(k): value(v) for k, v in zip(node.keys, node.values)}}
    if isinstance(node, ast.List):
        return {"list": [value(each) for each in node.elts]}
    return {"constant": ast.literal_eval(node)}

def resource(node):
    variable, call = node.targets[0].id, node.value
    used = [n.attr for n in ast.walk(tree)
            if isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name) and n.value.id == variable]
    return {"module": modules[call.func.value.id], "class": call.func.attr,
            "name": ast.literal_eval(call.args[0]), "arguments": keywords(call), "used": used}

print(json.dumps([resource(n) for n in tree.body if isinstance(n, ast.Assign)]))
`;

export function pythonResources(file: string): PythonResource[] {
    return JSON.parse(run(".", "python3", "-c", reader, file)) as PythonResource[];
}

/** As Pulumi's generators write a property's name in Python. */
export function pythonName(property: string): string {
    return property.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();
}

/** The inputs that the engine gets of a resource: by the schema's names, each class checked to be the one generated. */
export function inputsFromPython(schema: PackageSchema, token: string, resource: PythonResource): object {
    return properties(inputsOf(schema, token), resource.arguments);

    function properties({ properties = {} }: NamedType, given: { [keyword: string]: PythonValue }): object {
        const names = Object.fromEntries(Object.keys(properties).map(name => [pythonName(name), name]));
        const entries = Object.entries(given).map(([keyword, each]) => {
            if (!Object.hasOwn(names, keyword)) throw new Error(`there is no argument ${keyword}`);
            return [names[keyword], plain(properties[names[keyword]], each)];
        });
        return Object.fromEntries(entries) as object;
    }

    function ofClass(name: string, type: NamedType, given: PythonValue): unknown {
        const isOf = (generated: string) => "class" in given && given.class === generated;
        if ("member" in given && isOf(name)) {
            return type.enum?.find(each => pythonName(each.name).toUpperCase() === given.member)?.value;
        }
        if ("arguments" in given && isOf(`${name}Args`)) return properties(type, given.arguments);
        throw new Error(`${JSON.stringify(given)} is no ${name}`);
    }

    function plain(spec: TypeSpec, given: PythonValue): unknown {
        const named = namedType(schema, spec);
        if (named) return ofClass(named[0].split(":").pop()!, named[1], given);
        if ("map" in given) {
            const inner = spec.additionalProperties;
            if (inner === undefined) throw new Error(`a dict stands where the schema has ${JSON.stringify(spec)}`);
            const entries = Object.entries(given.map).map(([key, each]) => [key, plain(inner, each)]);
            return Object.fromEntries(entries);
        }
        if ("list" in given) return given.list.map(each => plain(spec.items ?? {}, each));
        return "constant" in given ? given.constant : undefined;
    }
}
