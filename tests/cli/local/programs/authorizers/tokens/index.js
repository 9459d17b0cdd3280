/* global exports */
exports.decide = async ({ authorizationToken, methodArn }) => ({
    principalId: authorizationToken,
    policyDocument: { Statement: [{ Effect: "Allow", Action: "execute-api:Invoke", Resource: methodArn }] },
});
