import { ExistingApi } from "./existingApi";
import { Adoption } from "./adoption";
import { apiRemarks } from "./apiRemarks";
import { domainRemarks } from "./domainRemarks";
import { functionRemarks } from "./functionRemarks";
import { stageRemarks } from "./stageRemarks";
import { cloudFormationStack, ownTags } from "./tags";

/** What is not taken over: it stays as it is and outside the program, or goes. */
export function remarks(api: ExistingApi, { names, configuration, document }: Adoption): string[] {
    const { restApi, stage, otherStages, plans, otherPlans } = api;
    const given = (configuration.api as { tags?: { [name: string]: string } }).tags ?? {};
    const lost = [restApi, stage].flatMap(({ tags }) => Object.keys(ownTags(tags)).filter(name => !(name in given)));
    const stacks = [restApi, stage, ...plans.flatMap(({ plan, keys }) => [plan, ...keys])].map(({ tags }) =>
        cloudFormationStack(tags),
    );
    const made = [...new Set(stacks.filter(name => name !== undefined))];
    return [
        ...(made.length > 0
            ? [
                  `CloudFormation made it, by ${made.join(", ")}: keep the resources there with DeletionPolicy: Retain before that stack lets go`,
              ]
            : []),
        ...apiRemarks(api),
        ...stageRemarks(stage),
        ...(otherStages.length > 0
            ? [`the other stages of the API stay as they are, outside the program: ${otherStages.join(", ")}`]
            : []),
        ...domainRemarks(api),
        ...functionRemarks(api, document),
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
