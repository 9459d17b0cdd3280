import * as pulumi from "@pulumi/pulumi";
import { regionOf } from "./arns";
import { isMap } from "./checks";
import { OutputOf, OutputParts } from "./deferred";
import { resourceHook } from "./hooks";
import { keyIdsIn } from "./planKeys";
import { Scope } from "./scope";
import { Plan } from "./usagePlans";

type Plans = { [planName: string]: Plan };

/** A plan that a gateway made and that its program has no longer. */
interface DroppedPlan {
    name: string;
    id: string;
}

/** What the engine has of a gateway from the last update. */
interface FormerGateway {
    /** Nothing where it was deployed by a version that did not say. */
    madePlans?: string[];
    usagePlanIds: { [planName: string]: string };
    /** The keys that the program has put into plans. */
    keyIds: Set<string>;
    region: string;
}

/** The names of the plans that a gateway makes, which its next update looks at. */
export function madePlans(plans: Plans): string[] {
    return Object.keys(plans)
        .filter(name => plans[name].existingPlanId === undefined)
        .sort();
}

/**
 * Has all that a gateway is made of wait until it is known that no plan is dropped which has keys that the program did
 * not make. A run, and a preview, that would drop one ends in an error before anything is changed.
 *
 * AWS does not say what becomes of the keys in a plan that is deleted. Users report that it refuses because of stages
 * (aws/aws-sdk-js#3841), which the provider takes out first, and nobody that it refuses because of keys. Either way their
 * customers get 403.
 *
 * The engine answers with the outputs of the last update when it is asked for a component that has no change, and this one
 * never has, as it has no inputs. A hook of the plan's own deletion would have plain `pulumi destroy` refused, which runs
 * no program ("You must run with the `--run-program` flag to use delete hooks during destroy").
 */
export function refuseDroppedPlans(scope: Scope, plans: Plans): void {
    const { parent: gateway, subject } = scope;
    const urn = gateway.urn as unknown as OutputParts<string>;
    const whenChecked = urn.promise(true).then(async known => {
        // The engine knows no component that a run with targets leaves out before it was ever made.
        const resource: unknown = await pulumi.runtime
            .invoke("pulumi:pulumi:getResource", { urn: known })
            .catch(() => undefined);
        const former = formerGateway(resource);
        const problems = await keysLost(former, plans, subject);
        if (problems.length > 0) await endRun(scope, problems.map(each => `${subject}: ${each}`).join("\n"));
        return known;
    });
    const checked = new OutputOf(urn.resources(), whenChecked, urn.isKnown, urn.isSecret, urn.allResources());
    Object.assign(gateway, { urn: checked });
}

/**
 * Ends the run by a resource that can't be made. An error of the program would leave open all that waits for it, and an
 * inline program of the Automation API would never end.
 */
function endRun({ uniqueName }: Scope, message: string): Promise<never> {
    const name = `${uniqueName}-dropped-plans`;
    const refused = () => {
        throw new pulumi.RunError(message);
    };
    const hook = resourceHook(name, refused, { onDryRun: true });
    new pulumi.ComponentResource(
        "usage-plan-gateway:index:DroppedPlans",
        name,
        {},
        { hooks: { beforeCreate: [hook] } },
    );
    return new Promise<never>(() => undefined);
}

function formerGateway(resource: unknown): FormerGateway {
    const outputs = isMap(resource) && isMap(resource.state) ? resource.state : {};
    const idsOf = (output: string) => {
        const entries = Object.entries(isMap(outputs[output]) ? outputs[output] : {});
        return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"));
    };
    const { madePlans, executionArn } = outputs;
    return {
        madePlans: Array.isArray(madePlans) ? madePlans.map(String) : undefined,
        usagePlanIds: idsOf("usagePlanIds"),
        keyIds: new Set([idsOf("apiKeyIds"), idsOf("previousApiKeyIds")].flatMap(ids => Object.values(ids))),
        region: regionOf(String(executionArn)),
    };
}

/** The plans that the gateway made and will delete: they are neither there nor renamed. */
function droppedPlans({ madePlans: made, usagePlanIds }: FormerGateway, plans: Plans): DroppedPlan[] {
    const kept = new Set(madePlans(plans).flatMap(name => [name, plans[name].formerName]));
    return (made ?? Object.keys(usagePlanIds))
        .filter(name => !kept.has(name) && Object.hasOwn(usagePlanIds, name))
        .map(name => ({ name, id: usagePlanIds[name] }));
}

/** A line for each dropped plan that has keys which the program did not make; a warning where they can't be counted. */
async function keysLost(former: FormerGateway, plans: Plans, subject: string): Promise<string[]> {
    const problems: string[] = [];
    for (const plan of droppedPlans(former, plans)) {
        try {
            const profile = new pulumi.Config("aws").get("profile");
            const ids = await keyIdsIn(plan.id, { region: former.region, profile });
            const count = ids.filter(id => !former.keyIds.has(id)).length;
            if (count > 0) problems.push(hasKeys(plan, count, former));
        } catch (error) {
            await pulumi.log.warn(`${subject}: ${notCounted(plan, former, error)}`);
        }
    }
    return problems;
}

const idsCommand = ({ id }: DroppedPlan, { region }: FormerGateway) =>
    `aws apigateway get-usage-plan-keys --usage-plan-id ${id} --region ${region} --query 'items[].id'`;

function hasKeys(plan: DroppedPlan, count: number, former: FormerGateway): string {
    const [keys, customers] = count === 1 ? ["1 key", "its customer"] : [`${count} keys`, "their customers"];
    return (
        `plan ${plan.name} has ${keys} that this program did not make, and ${customers} would get 403 when it is deleted. ` +
        `Nothing was changed. Take them out of the plan ${plan.id} (aws apigateway delete-usage-plan-key) and put them into ` +
        "another one (create-usage-plan-key), or delete them (delete-api-key), and run this again. The ids of all keys in it: " +
        `${idsCommand(plan, former)}. If the plan has but another name now, give it formerName: ${plan.name}`
    );
}

function notCounted(plan: DroppedPlan, former: FormerGateway, error: unknown): string {
    const isMissing = (error as { code?: string }).code === "MODULE_NOT_FOUND";
    const reason = isMissing ? "@aws-sdk/client-api-gateway is not installed" : String(error);
    return (
        `plan ${plan.name} is dropped, and it was not counted how many keys it has that this program did not make ` +
        `(${reason}). To see all keys in it: ${idsCommand(plan, former)}`
    );
}
