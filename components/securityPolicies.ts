import { Check, value } from "./checks";
import { show } from "./problems";

/** The TLS versions and ciphers that a domain takes (API reference, DomainName `securityPolicy`). */
export const SecurityPolicy = {
    TLS_1_0: "TLS_1_0",
    TLS_1_2: "TLS_1_2",
    TLS13_1_3_2025_09: "SecurityPolicy_TLS13_1_3_2025_09",
    TLS13_1_3_FIPS_2025_09: "SecurityPolicy_TLS13_1_3_FIPS_2025_09",
    TLS13_1_2_PFS_PQ_2025_09: "SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09",
    TLS13_1_2_FIPS_PFS_PQ_2025_09: "SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09",
    TLS13_1_2_PQ_2025_09: "SecurityPolicy_TLS13_1_2_PQ_2025_09",
    TLS13_1_2_FIPS_PQ_2025_09: "SecurityPolicy_TLS13_1_2_FIPS_PQ_2025_09",
    TLS13_1_2_Ext2_PQ_2025_09: "SecurityPolicy_TLS13_1_2_Ext2_PQ_2025_09",
    TLS13_1_2_Ext2_FIPS_PQ_2025_09: "SecurityPolicy_TLS13_1_2_Ext2_FIPS_PQ_2025_09",
    TLS13_1_2_2021_06: "SecurityPolicy_TLS13_1_2_2021_06",
    TLS13_2025_EDGE: "SecurityPolicy_TLS13_2025_EDGE",
    TLS12_PFS_2025_EDGE: "SecurityPolicy_TLS12_PFS_2025_EDGE",
    TLS12_2018_EDGE: "SecurityPolicy_TLS12_2018_EDGE",
} as const;
export type SecurityPolicy = (typeof SecurityPolicy)[keyof typeof SecurityPolicy];

const isEnhanced = (policy: string) => policy.startsWith("SecurityPolicy_");

/** The policies of a kind of endpoint (DG "Supported security policies"): those of EDGE end with it, TLS_1_x are for all. */
function policiesOf(isEdge: boolean): string[] {
    return Object.values(SecurityPolicy).filter(policy => !isEnhanced(policy) || policy.endsWith("_EDGE") === isEdge);
}

export function securityPolicyCheck(isEdge: boolean): Check<SecurityPolicy> {
    const known = policiesOf(isEdge);
    return value(given => {
        if (known.includes(given as string)) return undefined;
        const isOther = policiesOf(!isEdge).includes(given as string);
        const message = isOther ? `is of ${isEdge ? "REGIONAL" : "EDGE"} domains, not` : "is not";
        return `${show(given)} ${message} one of ${known.join(", ")}`;
    });
}

/**
 * Which requests a domain takes: it must be said with a policy of 2025 (DG "Endpoint access mode"). `BASIC` is how
 * domains with an older policy behave; `STRICT` refuses requests that come through another host name, such as that of
 * a content network before the domain.
 */
export function endpointAccessMode(policy: SecurityPolicy): string | undefined {
    return isEnhanced(policy) ? "BASIC" : undefined;
}
