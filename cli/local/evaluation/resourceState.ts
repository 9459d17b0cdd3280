import { Properties } from "./registeredResource";

/** A resource of which the service is asked for the state. */
export interface MadeResource {
    type: string;
    name: string;
    urn: string;
    inputs: Properties;
    /** Given where the resource exists elsewhere and is only read. */
    id?: string;
}

/** What a service knows besides the resource. */
export interface Surroundings {
    project: string;
    stack: string;
    region: string;
    /** The state of a resource that was registered before, by type and id. */
    known: (type: string, id: unknown) => Properties | undefined;
}

export interface ResourceState {
    id: string;
    state: Properties;
}
