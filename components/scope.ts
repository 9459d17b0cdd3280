import * as pulumi from "@pulumi/pulumi";
import { Tags } from "./tags";

/** What all that is made for one gateway shares. */
export interface Scope {
    /** The gateway's name, with which the names of its resources start. */
    name: string;
    /** The gateway's name and the types of what it is below: no other gateway of a program has both. */
    uniqueName: string;
    /** What errors call the gateway. */
    subject: string;
    tags?: Tags;
    parent: pulumi.ComponentResource;
    /** Whether the engine leaves at AWS what it deletes. It inherits that by itself. */
    retainOnDelete?: boolean;
}
