const tokens = Object.entries(JSON.parse(process.env.TOKENS));
const keys = JSON.parse(process.env.KEYS);

/** Says who a caller is by the token, and by the customer's key whose limits hold. */
export async function handler({ authorizationToken, methodArn }) {
    const [customer] = tokens.find(([, token]) => authorizationToken === `Bearer ${token}`) ?? [];
    // API Gateway answers this very text with 401, and any other error with 500.
    if (customer === undefined) throw new Error("Unauthorized");
    // The answer is remembered for the token, and so must hold for all routes.
    const [api, stage] = methodArn.split("/");
    return {
        principalId: customer,
        policyDocument: {
            Version: "2012-10-17",
            Statement: [{ Action: "execute-api:Invoke", Effect: "Allow", Resource: `${api}/${stage}/*` }],
        },
        usageIdentifierKey: keys[customer],
    };
}
