import { expect } from "chai";
import { addressOf } from "../../../cli/explain/address";
import { mappedAddress } from "../../../cli/explain/basePathMapping";
import { localAddress } from "../../../cli/explain/localAddress";
import { ranCommand } from "../ranCommand";

describe("The stage that a URL reaches", () => {
    const api = (stageName: string, path: string, region?: string) => ({
        kind: "api",
        restApiId: "abc123",
        stageName,
        path,
        region,
    });
    for (const [url, expected] of [
        ["https://abc123.execute-api.eu-west-1.amazonaws.com/prod/orders/7?x=1", api("prod", "/orders/7", "eu-west-1")],
        ["https://abc123.execute-api.cn-north-1.amazonaws.com.cn/prod", api("prod", "/", "cn-north-1")],
        ["https://abc123.execute-api.eu-west-1.amazonaws.com/", api("", "/", "eu-west-1")],
        ["https://abc123.execute-api.eu-west-1.amazonaws.com//prod//a%20b/", api("prod", "//a%20b/", "eu-west-1")],
        ["https://abc123-vpce-0a1b.execute-api.eu-west-1.amazonaws.com/prod/a", api("prod", "/a", "eu-west-1")],
        ["https://abc123.execute-api.eu-west-1.api.aws/prod/a", api("prod", "/a", "eu-west-1")],
        ["http://abc123.execute-api.localhost:4566/prod/a", api("prod", "/a")],
    ] as const) {
        it(`is said by an execute-api host: ${url}`, () => expect(addressOf(url)).to.deep.equal(expected));
    }

    it("is said by an emulator's path", () => {
        const expected = { kind: "api", restApiId: "abc123", stageName: "prod", path: "/orders/7" };
        expect(addressOf("http://localhost:4566/restapis/abc123/prod/_user_request_/orders/7")).to.deep.equal(expected);
        expect(addressOf("http://localhost:4566/_aws/execute-api/abc123/prod/orders/7")).to.deep.equal(expected);
        const root = addressOf("http://127.0.0.1:4566/restapis/abc123/prod/_user_request_");
        expect(root).to.deep.equal({ ...expected, path: "/" });
    });

    it("is looked up for the local gateway and at a given endpoint, and else for a custom domain", () => {
        const local = { kind: "local", pathname: "/dev/orders" };
        expect(addressOf("http://127.0.0.1:3000/dev/orders")).to.deep.equal(local);
        expect(addressOf("http://[::1]:3000/dev/orders")).to.deep.equal(local);
        expect(addressOf("http://gateway:3000/dev/orders", "http://gateway:3000")).to.deep.equal(local);
        expect(addressOf("https://api.example.com/v1/orders")).to.deep.equal({
            kind: "domain",
            host: "api.example.com",
            pathname: "/v1/orders",
        });
    });

    it("is not said by a VPC endpoint, which leads to many APIs", () => {
        const url = "https://vpce-01-abc.execute-api.eu-west-1.vpce.amazonaws.com/prod/orders";
        expect(() => addressOf(url)).to.throw(
            /VPC endpoint, .* x-apigw-api-id names: give the API's own, https:\/\/<api>\.execute-api\.eu-west-1\./,
        );
    });

    it("is of one Region, which no option contradicts", async () => {
        const url = "https://abc123.execute-api.eu-west-1.amazonaws.com/prod";
        const { code, stderr } = await ranCommand(["explain", "--url", url, "--region", "us-east-1"]);
        expect(stderr).to.equal("--region us-east-1 is not the Region of the URL, eu-west-1: drop it\n");
        expect(code).to.equal(1);
    });

    it("is not that of anything else, and what was given is not repeated", () => {
        for (const url of ["orders?x-api-key=secret", "ftp://secret@host/prod"]) {
            expect(() => addressOf(url))
                .to.throw(/^--url is not a/)
                .and.not.match(/secret/);
        }
    });
});

describe("The stage of a path of the local gateway", () => {
    const apis = [
        { restApiId: "a1", name: "orders", stageNames: ["dev", "test"] },
        { restApiId: "a2", name: "my stock", stageNames: ["dev"] },
    ];
    for (const [pathname, expected] of [
        ["/test/orders/7", { restApiId: "a1", stageName: "test", path: "/orders/7" }],
        ["/orders/dev/a", { restApiId: "a1", stageName: "dev", path: "/a" }],
        ["/my%20stock/dev", { restApiId: "a2", stageName: "dev", path: "/" }],
        ["/a2/dev/a", { restApiId: "a2", stageName: "dev", path: "/a" }],
    ] as const) {
        it(`is found: ${pathname}`, () => expect(localAddress(pathname, apis)).to.deep.equal(expected));
    }

    it("is asked for where it could be two, and is a stage that there is not where there is one API", () => {
        expect(() => localAddress("/dev/a", apis)).to.throw(
            "which stage is /dev? There are orders (a1) dev, orders (a1) test, my stock (a2) dev",
        );
        expect(localAddress("/live/a", [apis[0]])).to.deep.equal({ restApiId: "a1", stageName: "live", path: "/a" });
        expect(() => localAddress("/dev/a", [])).to.throw("there is no REST API here");
    });
});

describe("The stage of a path of a custom domain", () => {
    const mappings = [
        { basePath: "(none)", restApiId: "a1", stage: "prod" },
        { basePath: "v1", restApiId: "a2", stage: "live" },
        { basePath: "v1/beta", restApiId: "a3" },
    ];
    for (const [pathname, expected] of [
        ["/orders", { restApiId: "a1", stageName: "prod", path: "/orders" }],
        ["/v10/orders", { restApiId: "a1", stageName: "prod", path: "/v10/orders" }],
        ["/v1", { restApiId: "a2", stageName: "live", path: "/" }],
        ["/v1/orders", { restApiId: "a2", stageName: "live", path: "/orders" }],
        ["/v1/beta/test/orders", { restApiId: "a3", stageName: "test", path: "/orders" }],
    ] as const) {
        it(`is that of the longest base path: ${pathname}`, () =>
            expect(mappedAddress(pathname, mappings)).to.deep.equal(expected));
    }

    it("is none where nothing is mapped to it", () => {
        expect(mappedAddress("/orders", mappings.slice(1))).to.equal(undefined);
    });
});
