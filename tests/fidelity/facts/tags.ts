import { ControlFact, ControlStep } from "../controlFact";
import { badRequest, keyOf, notFound, refused } from "../controlSteps";

const tagged = (resourceArn: string, tags: { [name: string]: string }): ControlStep => ({
    command: "TagResource",
    input: { resourceArn, tags },
    status: 204,
});
const untagged = (resourceArn: string, ...tagKeys: string[]): ControlStep => ({
    command: "UntagResource",
    input: { resourceArn, tagKeys },
    status: 204,
});
const shown = (resourceArn: string, tags: { [name: string]: string }): ControlStep => ({
    command: "GetTags",
    input: { resourceArn },
    answer: { tags },
});
const arnOf = (path: string) => `arn:aws:apigateway:us-east-1::${path}`;
const [acme, basic] = [arnOf("/apikeys/{acme.id}"), arnOf("/usageplans/{basic}")];

export const tagFacts: ControlFact[] = [
    {
        id: "C34",
        title: "keys and plans are tagged by their ARN, which has no account, and show it",
        source: "localstack #7094, #7098 (shown on AWS); aws-sdk-java-v2 #1747; API TagResource, UntagResource (204)",
        notAtEndpoint: "it shows no tags that a key was made with",
        steps: [
            keyOf("acme", { tags: { team: "a" } }),
            shown(acme, { team: "a" }),
            tagged(acme, { team: "b", tier: "gold" }),
            shown(acme, { team: "b", tier: "gold" }),
            { command: "GetApiKey", input: { apiKey: "{acme.id}" }, has: { tags: { team: "b", tier: "gold" } } },
            untagged(acme, "team", "none"),
            shown(acme, { tier: "gold" }),
            tagged(basic, { cost: "1" }),
            shown(basic, { cost: "1" }),
            { command: "GetUsagePlan", input: { usagePlanId: "{basic}" }, has: { tags: { cost: "1" } } },
        ],
    },
    {
        id: "C34b",
        title: "APIs and stages without tags have none; what is not there is not found, and what is no ARN refused",
        source: "API GetTags; the words are those of the other calls",
        notAtEndpoint: "its words are other",
        steps: [
            shown(arnOf("/restapis/{api}"), {}),
            shown(arnOf("/restapis/{api}/stages/dev"), {}),
            refused(
                "GetTags",
                { resourceArn: arnOf("/apikeys/bad") },
                notFound("Invalid API Key identifier specified"),
            ),
            refused("GetTags", { resourceArn: "{basic}" }, badRequest("Invalid ARN specified in the request")),
        ],
    },
];
