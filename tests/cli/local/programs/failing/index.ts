import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws/apigateway";

// Each stack fails in a way of its own, where the SDK runs the program's code.
const api = new aws.RestApi("orders");
const failures: { [how: string]: () => unknown } = {
    apply: () => api.id.apply(() => fail(new Error("no such backend"))),
    // A frame of this form is what makes colours endless.
    frame: () => fail(Object.assign(new Error(), { stack: "Error: framed\n    at x (/p/node_modules/x.js:1:1)" })),
    printed: () => {
        console.error(Object.assign(new Error(), { stack: "Error: printed\n    at /p/node_modules/x.js:1:1" }));
        fail(new Error("after the print"));
    },
    hanging: () => fail(Object.assign(new Error("with all of the program"), { api, code: "E_ORDERS", left: [api] })),
    cause: () => fail(new Error("outer", { cause: new Error("inner") })),
    circular: () => {
        const error = new Error("circular");
        fail(Object.assign(error, { cause: error }));
    },
    several: () => fail(Object.assign(new Error("several"), { errors: [new Error("first"), new Error("second")] })),
    resource: () => fail(new pulumi.ResourceError("not this API", api, true)),
    thrown: () => fail({ api, text: "not an error" }),
    nothing: () => fail(undefined),
    output: () => fail(api.id),
    throwing: () => fail(Object.defineProperty(new Error("a getter"), "cause", { get: () => fail(new Error("x")) })),
    waiting: () => {
        setInterval(() => undefined, 1000);
        void Promise.reject(new Error("with a timer"));
    },
    twice: () => ["one", "two"].map(name => api.id.apply(() => fail(new Error(name)))),
};

function fail(error: unknown): never {
    throw error;
}

failures[pulumi.getStack()]();
