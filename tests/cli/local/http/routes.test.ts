import { expect } from "chai";
import { pathParameters } from "../../../../cli/local/mappings/pathParameters";
import { routes } from "../../../../cli/local/http/routes";
import { method } from "../deployments";

function found(all: string[], request: string): string | undefined {
    const [httpMethod, path] = request.split(" ");
    const served = routes(all.map(route => ({ route, method: method(route) }))).find(httpMethod, path);
    return served?.route;
}

describe("A route is found", () => {
    const shop = ["GET /orders", "GET /orders/{id}", "GET /orders/new", "ANY /orders/{rest+}", "GET /{all+}"];

    it("static before {parameter} before {greedy+}", () => {
        expect(found(shop, "GET /orders/new")).to.equal("GET /orders/new");
        expect(found(shop, "GET /orders/1")).to.equal("GET /orders/{id}");
        expect(found(shop, "GET /orders/1/2")).to.equal("ANY /orders/{rest+}");
        expect(found(shop, "GET /users/1")).to.equal("GET /{all+}");
    });

    it("by its own method before ANY", () => {
        expect(found(["ANY /a", "GET /a"], "GET /a")).to.equal("GET /a");
        expect(found(["ANY /a", "GET /a"], "PUT /a")).to.equal("ANY /a");
    });

    it("further on when the nearest resource lacks the method", () => {
        expect(found(shop, "POST /orders/1")).to.equal("ANY /orders/{rest+}");
        expect(found(["GET /a", "POST /{all+}"], "POST /a")).to.equal("POST /{all+}");
        expect(found(shop, "POST /orders")).to.equal(undefined);
    });

    it("by the whole path, with case, and with or without a slash at its end", () => {
        expect(found(["GET /orders"], "GET /orders/")).to.equal("GET /orders");
        expect(found(["GET /orders"], "GET /Orders")).to.equal(undefined);
        expect(found(["GET /orders"], "GET /order")).to.equal(undefined);
        expect(found(["GET /a:b"], "GET /a:b")).to.equal("GET /a:b");
    });

    it("with at least one character for a parameter", () => {
        expect(found(["GET /{all+}"], "GET /")).to.equal(undefined);
        expect(found(["GET /", "GET /{all+}"], "GET /")).to.equal("GET /");
        expect(found(["GET /orders/{id}"], "GET /orders//")).to.equal(undefined);
    });

    it("for the methods of the service only, and never for a path that is no text", () => {
        expect(found(["ANY /a"], "TRACE /a")).to.equal(undefined);
        expect(found(["ANY /a"], "PURGE /a")).to.equal(undefined);
        expect(found(["ANY /{id}"], "GET /%zz")).to.equal(undefined);
    });

    it("with its parameters as the client sent them", () => {
        expect(pathParameters("/orders/{id}/{rest+}", "/orders/a%20b/c/d")).to.deep.equal({ id: "a%20b", rest: "c/d" });
    });
});
