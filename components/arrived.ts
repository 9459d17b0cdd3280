import * as pulumi from "@pulumi/pulumi";
import { shortHash } from "./canonicalJson";
import { LeftOut } from "./takenAsDone";

/*
 * A refresh puts what it reads only into inputs that are there already (pulumi-terraform-bridge, `schema.go`,
 * `extractInputsObject`). So a property that somebody has given a resource by hand, and that the program adopts together
 * with another change, looks for ever as one of an update that failed. The user says that it has arrived: these
 * properties with these values, and no others.
 */

/** The setting of a stack, in the package's namespace, that names properties which have arrived at the service. */
export const arrivedSetting = "arrived";

/** The name of these properties with these values, as the setting has it. */
export function arrivalName(kind: string, id: string, properties: LeftOut[]): string {
    return `${kind}-${shortHash([id, properties.map(({ path, wanted }) => [path, wanted])])}`;
}

export function hasArrived(name: string): boolean {
    return new pulumi.Config("usage-plan-gateway").get(arrivedSetting) === name;
}
