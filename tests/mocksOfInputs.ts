import * as pulumi from "@pulumi/pulumi";

/** Mocks as a user's test has them, after Pulumi's guide: each resource has an id and its inputs, and nothing else. */
export const mocksOfInputs: pulumi.runtime.Mocks = {
    newResource: ({ name, inputs }) => ({ id: `${name}-id`, state: inputs as object }),
    call: ({ inputs }) => inputs as object,
};
