import { expect } from "chai";
import { Echo, RecordedFact, documentOf, functionUri } from "../recordedFact";

const recorded = "LS test_apigateway_lambda.py::test_lambda_aws_proxy_integration";

const integration = { type: "aws_proxy", httpMethod: "POST", uri: functionUri("echo") };
const any = { "x-amazon-apigateway-any-method": { "x-amazon-apigateway-integration": integration } };

interface Seen {
    resource?: string;
    path?: string;
    /** `pathParameters.proxy`. */
    proxy?: string;
    contextPath?: string;
}

/** What a function of `/{proxy+}`, `/hard`, `/files/{proxy+}` and `/` sees of a path. */
function seen(id: string, title: string, path: string, expected: Seen, source = recorded): RecordedFact {
    return {
        id,
        title,
        source,
        document: documentOf({ "/{proxy+}": any, "/hard": any, "/files/{proxy+}": any, "/": any }),
        functions: {
            echo: `export const handler = async ({ resource, path, pathParameters, requestContext }) => ({
                body: JSON.stringify({ resource, path, proxy: pathParameters?.proxy, contextPath: requestContext.path }),
            });`,
        },
        steps: [{ path, status: 200, answer: body => expect(JSON.parse(body)).to.deep.include(expected) }],
    };
}

/** What an HTTP backend is asked for. */
function asked(id: string, title: string, path: string, url: string, source = recorded): RecordedFact {
    return {
        id,
        title,
        source,
        document: documentOf({
            "/{proxy+}": {
                "x-amazon-apigateway-any-method": {
                    "x-amazon-apigateway-integration": {
                        type: "http_proxy",
                        httpMethod: "ANY",
                        uri: "{backend}/up/{proxy}",
                        requestParameters: { "integration.request.path.proxy": "method.request.path.proxy" },
                    },
                },
            },
        }),
        steps: [{ path, status: 200, answer: body => expect((JSON.parse(body) as Echo).url).to.equal(url) }],
    };
}

/** Slashes where they are many, or at the end. */
export const slashFacts: RecordedFact[] = [
    seen("R22", "several slashes before the stage are one", "//dev/hard", {
        resource: "/hard",
        path: "/hard",
        contextPath: "/dev/hard",
    }),
    seen("R22b", "three as well, with a parameter", "///dev/x", { path: "/x", proxy: "x", contextPath: "/dev/x" }),
    seen("R23", "several after the stage are one, and reach the resource that has the name", "/dev//hard", {
        resource: "/hard",
        path: "/hard",
        contextPath: "/dev//hard",
    }),
    seen("R24", "and the greedy one", "/dev//x/y", { path: "/x/y", proxy: "x/y", contextPath: "/dev//x/y" }),
    seen("R24b", "and the root", "/dev//", { resource: "/", path: "/", contextPath: "/dev//" }),
    seen("R25", "several inside are kept", "/dev/v//d", { path: "/v//d", proxy: "v//d", contextPath: "/dev/v//d" }),
    seen("R26", "one at the end is part of the path, but not of a greedy parameter", "/dev/v/", {
        resource: "/{proxy+}",
        path: "/v/",
        proxy: "v",
        contextPath: "/dev/v/",
    }),
    seen("R26b", "also with a query string, and further down", "/dev/files/a/b/?q=1", {
        resource: "/files/{proxy+}",
        path: "/files/a/b/",
        proxy: "a/b",
    }),
    seen("R26c", "and not of a resource without parameters", "/dev/hard/", { resource: "/hard", path: "/hard/" }),
    asked("H26s", "an HTTP backend is asked without the slash at the end", "/dev/a/b/", "/up/a/b"),
    asked("H25s", "and with those inside", "/dev//a//b", "/up/a//b"),
];
