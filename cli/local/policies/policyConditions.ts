import { BlockList, isIPv4, isIPv6 } from "node:net";
import { isMap } from "../dictionary";
import { Exchange } from "../exchange/exchange";
import { wildcard } from "./wildcards";

/** What a policy can ask of a request that this machine knows. */
export interface KnownKeys {
    sourceIp: string;
    referer?: string;
    userAgent?: string;
}

export function knownKeys(exchange: Exchange): KnownKeys {
    return {
        sourceIp: exchange.request.socket.remoteAddress ?? "",
        referer: exchange.header("referer"),
        userAgent: exchange.header("user-agent"),
    };
}

/** Whether something holds; `unknown` where this machine can't tell. */
export type Truth = boolean | "unknown";

export function all(truths: Truth[]): Truth {
    if (truths.includes(false)) return false;
    return truths.includes("unknown") ? "unknown" : true;
}

/** All conditions of a statement (IAM user guide, "IAM JSON policy elements: Condition"). */
export function conditionsHold(condition: unknown, known: KnownKeys): Truth {
    if (!isMap(condition)) return true;
    return all(
        Object.entries(condition).flatMap(([operator, keys]) =>
            Object.entries(isMap(keys) ? keys : {}).map(([key, values]) =>
                conditionHolds(operator, key.toLowerCase(), [values].flat().map(String), known),
            ),
        ),
    );
}

function conditionHolds(operator: string, key: string, values: string[], known: KnownKeys): Truth {
    const name = operator.toLowerCase().replace(/^for(any|all)values?:/, "");
    const [base, ifExists] = name.endsWith("ifexists") ? [name.slice(0, -"ifexists".length), true] : [name, false];
    if (key === "aws:sourceip" && (base === "ipaddress" || base === "notipaddress")) {
        return values.some(range => isWithin(known.sourceIp, range)) === (base === "ipaddress");
    }
    const given =
        key === "aws:referer" ? [known.referer] : key === "aws:useragent" ? [known.userAgent] : ([] as undefined[]);
    if (given.length === 0) return "unknown";
    const [value] = given;
    if (value === undefined && ifExists) return true;
    const matches = textMatches(base.replace("not", ""), value, values);
    return matches === "unknown" ? matches : matches !== base.includes("not");
}

function textMatches(operator: string, value: string | undefined, patterns: string[]): Truth {
    switch (operator) {
        case "stringequals":
            return value !== undefined && patterns.includes(value);
        case "stringequalsignorecase":
            return value !== undefined && patterns.some(each => each.toLowerCase() === value.toLowerCase());
        case "stringlike":
            return value !== undefined && patterns.some(each => wildcard(each, value));
        case "null":
            return (value === undefined) === (patterns[0] === "true");
        default:
            return "unknown";
    }
}

/** Whether an address is in a range, `192.0.2.0/24`, or is that address. */
function isWithin(address: string, range: string): boolean {
    const [net, prefix] = range.split("/");
    const family = isIPv4(net) ? "ipv4" : isIPv6(net) ? "ipv6" : undefined;
    if (!family) return false;
    const bits = prefix === undefined ? (family === "ipv4" ? 32 : 128) : Number(prefix);
    if (!Number.isInteger(bits) || bits < 0 || bits > (family === "ipv4" ? 32 : 128)) return false;
    const ranges = new BlockList();
    ranges.addSubnet(net, bits, family);
    // A socket for both families shows 127.0.0.1 as ::ffff:127.0.0.1.
    const plain = address.replace(/^::ffff:/i, "");
    if (isIPv4(plain)) return ranges.check(plain, "ipv4");
    return isIPv6(plain) && ranges.check(plain, "ipv6");
}
