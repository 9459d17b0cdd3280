/**
 * What the service says of an `Authorization` header where it expects a signature: at a route that does not exist
 * (aws-cognito-angular-quickstart #50, chalice #828) as at a method with AWS_IAM, where it was recorded
 * (localstack-ext, test_iam_authorization_missing_token, 2024). Undefined for a signature that is complete. Clients have
 * since seen other words for the first, "Invalid key=value pair (missing equal-sign) in Authorization header (hashed with
 * SHA-256 and encoded with Base64)".
 */
export function incompleteSignature(header: string, hasDate: boolean): string | undefined {
    const space = header.indexOf(" ");
    const algorithm = space < 0 ? header : header.slice(0, space);
    const pairs =
        space < 0
            ? []
            : header
                  .slice(space)
                  .split(/[ ,]/)
                  .filter(pair => pair !== "");
    if (algorithm.includes("=")) {
        return `Authorization header must begin with the algorithm name, which cannot include an equal-sign: '${header}'`;
    }
    const broken = pairs.find(pair => !pair.includes("="));
    if (broken !== undefined) {
        return `'${broken}' not a valid key=value pair (missing equal-sign) in Authorization header: '${header}'.`;
    }
    const names = new Set(pairs.map(pair => pair.slice(0, pair.indexOf("="))));
    const missing = ["Credential", "Signature", "SignedHeaders"]
        .filter(name => !names.has(name))
        .map(name => `Authorization header requires '${name}' parameter.`);
    if (!hasDate) {
        missing.push("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
    }
    return missing.length === 0 ? undefined : `${missing.join(" ")} Authorization=${header}`;
}
