import { isMap } from "../../components/checks";
import { CustomerList } from "./customerList";
import { Unreadable } from "./locatedValue";
import { parsers } from "./parsers";
import { quickCustomers } from "./quickCustomers";
import { yamlDocument } from "./yamlDocument";

/** The customers of a YAML document; undefined where there is none. */
export function yamlCustomers(text: string): CustomerList | undefined {
    return quickCustomers(quickValue(text), () => yamlDocument(text));
}

/** What js-yaml reads, which Pulumi's SDK has loaded already. */
function quickValue(text: string): unknown {
    const { CORE_SCHEMA, load, types } = parsers.jsYaml();
    try {
        const value = load(text, { schema: CORE_SCHEMA.extend({ implicit: [types.merge] }) });
        return hasOtherNames(value) ? undefined : value;
    } catch (error) {
        const { reason, mark } = error as Partial<YamlException>;
        // The other parser has no limit but the stack's, at which Node may end the process.
        if (mark !== undefined && reason?.startsWith("nesting")) throw new Unreadable(mark.line + 1, nestedTooDeeply);
        // It says what else is wrong, and where.
        return undefined;
    }
}

const nestedTooDeeply = "can't be read as YAML: it is nested too deeply";

interface YamlException {
    reason: string;
    mark: { line: number };
}

/** Whether a name may be written otherwise: 010 is read as a number, and made a name of again, 10. */
function hasOtherNames(value: unknown): boolean {
    if (Array.isArray(value)) return value.some(hasOtherNames);
    if (!isMap(value)) return false;
    return Object.entries(value).some(
        ([name, inner]) => /^(?:[-+.\d]|true$|false$|null$|$)/i.test(name) || hasOtherNames(inner),
    );
}
