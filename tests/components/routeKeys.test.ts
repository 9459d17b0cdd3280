import { expect } from "chai";
import {
    executionPath,
    httpMethods,
    methodSettingsPath,
    parseRouteKey,
    planThrottlePath,
    routeKeyProblem,
} from "../../components/routeKeys";
import { gatewayProblems } from "../../components/gatewayArgs";
import { made, ordersArgs, pathsOf, problems, throttle, triggersOf } from "./ordersGateway";

const mock = { mock: {} };

describe("A route key", () => {
    it("is a method, one space and a path", () => {
        for (const method of httpMethods) expect(routeKeyProblem(`${method} /orders`), method).to.equal(undefined);
    });

    it("may be of the root", () => {
        expect(routeKeyProblem("GET /")).to.equal(undefined);
        expect(parseRouteKey("GET /").segments).to.deep.equal([]);
    });

    it("may have parameters and a greedy parameter at its end", () => {
        const { parameters } = parseRouteKey("ANY /shops/{shop}/files/{rest+}");
        expect(routeKeyProblem("ANY /shops/{shop}/files/{rest+}")).to.equal(undefined);
        expect(parameters).to.deep.equal(["shop", "rest"]);
    });

    it("may have letters, digits and . _ - : $ , in its path parts", () => {
        for (const path of ["/v1.2/a_b-c:d/{order.id_1-x}", "/$metadata", "/a,b", "/$/,/:", "/{a$b}/{rest+}"]) {
            expect(routeKeyProblem(`GET ${path}`), path).to.equal(undefined);
        }
    });

    for (const sign of ["$", ",", ":", "."]) {
        it(`with ${sign} in its path gives every name that is derived from it as it is`, async () => {
            const path = `/a${sign}b/{id}`;
            const routeKey = `GET ${path}`;
            const lambda = { function: "arn:aws:lambda:us-east-1:123456789012:function:list" };
            const gateway = await made({
                routes: { [routeKey]: { lambda, throttle } },
                plans: { gold: { throttle, methodThrottles: { [routeKey]: throttle } } },
            });
            expect(Object.keys(pathsOf(gateway))).to.deep.equal([path]);
            expect(triggersOf(gateway)).to.include.keys(routeKey);
            const { resource } = gateway;
            expect(resource("Permission", `orders-${routeKey}`).inputs.sourceArn).to.equal(
                `arn:aws:execute-api:us-east-1:123456789012:orders-id/dev/GET/a${sign}b/*`,
            );
            expect(resource("MethodSettings", `orders-${routeKey}`).inputs.methodPath).to.equal(
                `~1a${sign}b~1{id}/GET`,
            );
            expect(resource("UsagePlan", "orders-gold").inputs.apiStages).to.deep.equal([
                { apiId: "orders-id", stage: "dev", throttles: [{ path: `${path}/GET`, ...throttle }] },
            ]);
        });
    }

    it("names a method of the stage by its path with ~1 for each slash", () => {
        expect(methodSettingsPath(parseRouteKey("GET /orders/{id}"))).to.equal("~1orders~1{id}/GET");
        expect(methodSettingsPath(parseRouteKey("GET /"))).to.equal("~1/GET");
    });

    it("names a method of a usage plan by its path and method", () => {
        expect(planThrottlePath(parseRouteKey("GET /orders/{id}"))).to.equal("/orders/{id}/GET");
        expect(planThrottlePath(parseRouteKey("GET /"))).to.equal("//GET");
    });

    it("names a method of an ARN with * for each parameter and for ANY", () => {
        expect(executionPath(parseRouteKey("GET /orders/{id}"))).to.equal("GET/orders/*");
        expect(executionPath(parseRouteKey("ANY /files/{rest+}"))).to.equal("*/files/*");
        expect(executionPath(parseRouteKey("POST /"))).to.equal("POST/");
    });
});

describe("A bad route key is refused", () => {
    const format = 'not a route key; a route key is a method, one space and a path, such as "GET /orders/{id}"';
    const cases: [what: string, routeKey: string, problem: string][] = [
        ["when it is a path alone", "/orders", format],
        ["when it is a method alone", "GET", format],
        ["when it is empty", "", format],
        ["when it has two spaces", "GET  /orders", format],
        ["when it starts with a space", " GET /orders", format],
        ["when a space is in its path", "GET /my orders", format],
        ["with the method in capitals, when the method is in small letters", "get /orders", 'write "GET /orders"'],
        [
            "with the methods, when the method is unknown",
            "FETCH /orders",
            '"FETCH" is not one of GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS, ANY',
        ],
        [
            "with the right path, when its path has no first slash",
            "GET orders",
            'the path must start with a slash: "GET /orders"',
        ],
        [
            "with the right path, when its path ends with a slash",
            "GET /orders/",
            'the path must not end with a slash: "GET /orders"',
        ],
        [
            "with the right path, when its path ends with several slashes",
            "GET /orders//",
            'the path must not end with a slash: "GET /orders"',
        ],
        ["with the right path, when its path is slashes only", "GET //", 'the path must not end with a slash: "GET /"'],
        [
            "when a part of its path is empty",
            "GET /orders//items",
            "the path has an empty part between two slashes; remove one",
        ],
        [
            "when a part of its path has other characters",
            "GET /orders/a*b",
            '"a*b" is not a path part; use letters, digits and . _ - : $ , or a {parameter}',
        ],
        [
            "when a parameter is only a part of a path part",
            "GET /orders/{id}.json",
            '"{id}.json" is not a path part; use letters, digits and . _ - : $ , or a {parameter}',
        ],
        [
            "when a parameter has no name",
            "GET /orders/{}",
            '"{}" is not a path part; use letters, digits and . _ - : $ , or a {parameter}',
        ],
        [
            "when a greedy parameter is not the last part",
            "GET /files/{rest+}/x",
            "{rest+} takes all the rest of the path, so it must be the last part",
        ],
        [
            "when a parameter stands twice in its path",
            "GET /orders/{id}/items/{id}",
            "the parameter id stands twice in the path; rename one",
        ],
    ];
    for (const [what, routeKey, problem] of cases) {
        it(what, async () => {
            expect(await problems({ routes: { [routeKey]: mock } })).to.deep.equal([`routes.${routeKey}: ${problem}`]);
        });
    }
});

describe("Routes beside each other", () => {
    it("are refused when parameters of different names stand at one place", async () => {
        const routes = { "GET /orders/{id}": mock, "DELETE /orders/{key}": mock };
        expect(await problems({ routes })).to.deep.equal([
            'routes.DELETE /orders/{key}: {key} stands where "GET /orders/{id}" has {id}, and one place takes one parameter; use {id} in both',
        ]);
    });

    it("are refused when such parameters stand inside longer paths", async () => {
        const routes = { "GET /orders/{id}/items": mock, "GET /orders/{order}/notes/{note}": mock };
        expect(await problems({ routes })).to.deep.equal([
            'routes.GET /orders/{order}/notes/{note}: {order} stands where "GET /orders/{id}/items" has {id}, and one place takes one parameter; use {id} in both',
        ]);
    });

    it("are refused when a greedy parameter stands beside a plain one", async () => {
        const routes = { "GET /files/{name}": mock, "PUT /files/{name+}": mock };
        expect(await problems({ routes })).to.deep.equal([
            'routes.PUT /files/{name+}: {name+} stands where "GET /files/{name}" has {name}, and one place takes one parameter; use {name} in both',
        ]);
    });

    it("are refused with the first of those that agree", async () => {
        const routes = { "GET /orders/{id}": mock, "PUT /orders/{id}": mock, "DELETE /orders/{key}": mock };
        expect(await problems({ routes })).to.deep.equal([
            'routes.DELETE /orders/{key}: {key} stands where "GET /orders/{id}" has {id}, and one place takes one parameter; use {id} in both',
        ]);
    });

    it("are refused once a route, whatever stands behind the first such place", async () => {
        const routes = { "GET /a/{b}": mock, "GET /a/{x}/{y}": mock, "GET /a/{x}/{z}": mock };
        const lines = await problems({ routes });
        expect(lines.map(line => line.replace(/:.*/, ""))).to.deep.equal([
            "routes.GET /a/{x}/{y}",
            "routes.GET /a/{x}/{z}",
        ]);
    });

    it("may have a fixed part and a parameter at one place", () => {
        const fixedFirst = { "GET /orders/latest": mock, "GET /orders/{id}": mock, "PUT /orders/{id}": mock };
        const parameterFirst = Object.fromEntries(Object.entries(fixedFirst).reverse());
        for (const routes of [fixedFirst, parameterFirst]) {
            expect(gatewayProblems(ordersArgs({ routes }), "dev")).to.deep.equal([]);
        }
    });

    it("may have parameters of different names at different places", () => {
        const routes = { "GET /orders/{id}": mock, "GET /shops/{shop}": mock, "GET /orders/{id}/items/{item}": mock };
        expect(gatewayProblems(ordersArgs({ routes }), "dev")).to.deep.equal([]);
    });
});
