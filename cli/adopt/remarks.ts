import { ExistingApi } from "./existingApi";
import { Adoption } from "./adoption";
import { cloudFormationStack, ownTags } from "./tags";

/** What is not taken over: it stays as it is and outside the program, or goes. */
export function remarks(api: ExistingApi, { names, configuration }: Adoption): string[] {
    const { restApi, stage, otherStages, parts, plans, otherPlans } = api;
    const given = (configuration.api as { tags?: { [name: string]: string } }).tags ?? {};
    const lost = [restApi, stage].flatMap(({ tags }) => Object.keys(ownTags(tags)).filter(name => !(name in given)));
    const methodSettings = Object.keys(stage.methodSettings ?? {}).filter(path => path !== "*/*");
    const stacks = [restApi, stage, ...plans.flatMap(({ plan, keys }) => [plan, ...keys])].map(({ tags }) =>
        cloudFormationStack(tags),
    );
    const made = [...new Set(stacks.filter(name => name !== undefined))];
    const functions = invokedFunctions(api);
    return [
        ...(made.length > 0
            ? [
                  `CloudFormation made it, by ${made.join(", ")}: keep the resources there with DeletionPolicy: Retain before that stack lets go`,
              ]
            : []),
        ...(parts.hasDocumentationParts ? ["the documentation parts of the API are not in the document"] : []),
        ...(stage.clientCertificateId
            ? [
                  `the client certificate ${stage.clientCertificateId} stays outside the program, which names it by its id`,
              ]
            : []),
        ...(stage.webAclArn ? [`the web ACL ${stage.webAclArn} stays with the stage, outside the program`] : []),
        ...(methodSettings.length > 0
            ? [
                  `the stage's settings of single methods stay as they are, outside the program: ${methodSettings.join(", ")}`,
              ]
            : []),
        ...(otherStages.length > 0
            ? [`the other stages of the API stay as they are, outside the program: ${otherStages.join(", ")}`]
            : []),
        ...(functions.length > 0
            ? [
                  `the permissions of the functions that the API calls stay as they are, outside the program: ${functions.join(", ")}`,
              ]
            : []),
        ...(lost.length > 0
            ? [
                  `pulumi up takes these tags off the API and its stage, since its plans and keys have them not all: ${[...new Set(lost)].join(", ")}`,
              ]
            : []),
        ...[...names.keys].flatMap(([id, name]) => {
            const others = otherPlans.get(id) ?? [];
            if (others.length === 0) return [];
            const list = others.map(plan => plan.name || plan.id).join(", ");
            return [`the key ${name} is in plans of other stages too, and stays in them, outside the program: ${list}`];
        }),
    ];
}

/** The names of the Lambda functions that are called, as their URIs have them. */
function invokedFunctions({ resources, parts }: ExistingApi): string[] {
    const uris = [
        ...resources.flatMap(({ resourceMethods = {} }) =>
            Object.values(resourceMethods).map(({ methodIntegration }) => methodIntegration?.uri),
        ),
        ...parts.authorizers.map(({ authorizerUri }) => authorizerUri),
    ];
    const names = uris.flatMap(uri => {
        const [, after] = uri?.split(":function:") ?? [];
        return after === undefined ? [] : [after.split("/")[0]];
    });
    return [...new Set(names)].sort();
}
