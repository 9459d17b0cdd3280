import { expect } from "chai";
import { readingError } from "../../../cli/aws/awsErrors";
import { ranCommand } from "../ranCommand";

/** A machine on which nobody has set up AWS. */
const nothing = {
    AWS_REGION: undefined,
    AWS_DEFAULT_REGION: undefined,
    AWS_ACCESS_KEY_ID: undefined,
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    AWS_EC2_METADATA_DISABLED: "true",
};

describe("What keeps a command from reading AWS", () => {
    it("is told with the remedy: no Region, no credentials, no such profile", async () => {
        const run = (...args: string[]) => ranCommand(["usage", ...args], { env: nothing });
        expect((await run()).stderr).to.equal("the AWS Region is not known: give --region, or set AWS_REGION\n");
        expect((await run("--region", "eu-west-1")).stderr).to.match(/^there are no AWS credentials: give --profile/);
        const { code, stderr } = await run("--region", "eu-west-1", "--profile", "ops");
        expect(stderr).to.match(/^there are no AWS credentials for the profile ops: give --profile/);
        expect(code).to.equal(1);
    });

    it("names the endpoint, which the environment may have given", () => {
        const refused = Object.assign(new Error("x"), { code: "ECONNREFUSED" });
        const env = { AWS_ENDPOINT_URL: "http://127.0.0.1:9" };
        expect((readingError(refused, {}, env) as Error).message).to.equal(
            "http://127.0.0.1:9 can't be reached (ECONNREFUSED); is it running?",
        );
    });

    it("is told in one line where the endpoint is no URL", async () => {
        const url = "https://abc.execute-api.eu-west-1.amazonaws.com/prod";
        for (const args of [["usage"], ["explain", "--url", url]]) {
            const { code, stderr } = await ranCommand([...args, "--endpoint-url", "localhost"]);
            expect(stderr).to.equal("the endpoint localhost is not an http or https URL\n");
            expect(code).to.equal(1);
        }
    });

    it("is told in one line where --cwd is no folder", async () => {
        const { code, stderr } = await ranCommand(["usage", "--stack", "prod", "--cwd", "/no/such/folder"]);
        expect(stderr).to.equal("--cwd /no/such/folder: there is no such folder\n");
        expect(code).to.equal(1);
    });

    for (const [title, error, told] of [
        [
            "a right that is missing",
            Object.assign(new Error("not authorized to perform: apigateway:GET"), {
                name: "AccessDeniedException",
                $metadata: {},
            }),
            "AWS refuses to be read: not authorized to perform: apigateway:GET; reading needs apigateway:GET",
        ],
        [
            "an answer of the service",
            Object.assign(new Error("no"), { name: "BadRequestException", $metadata: {} }),
            "AWS answered BadRequestException: no",
        ],
        [
            "more calls than the account may make",
            Object.assign(new Error("Rate exceeded"), { name: "TooManyRequestsException", $metadata: {} }),
            "AWS answered TooManyRequestsException again and again: all calls of the account and Region share 10 a second, and others make them too; try again later",
        ],
        [
            "a network that is down",
            Object.assign(new Error("x"), { code: "ENOTFOUND" }),
            "AWS can't be reached (ENOTFOUND)",
        ],
        [
            "a name that can't be looked up now",
            Object.assign(new Error("getaddrinfo"), { code: "EAI_AGAIN", $metadata: {} }),
            "AWS can't be reached (EAI_AGAIN)",
        ],
        [
            "https where there is none",
            Object.assign(new Error("write EPROTO 80CC"), { code: "EPROTO", $metadata: {} }),
            "AWS can't be reached (EPROTO)",
        ],
        [
            "a session that has ended",
            Object.assign(new Error("expired"), { name: "ExpiredTokenException", $metadata: {} }),
            "AWS does not take the credentials (ExpiredTokenException): log in again, or give --profile",
        ],
        [
            "an endpoint that is a web page",
            Object.assign(new SyntaxError("Unexpected token '<'"), { $metadata: {} }),
            "AWS is not API Gateway: it does not answer in JSON",
        ],
    ] as const) {
        it(`is told in one line: ${title}`, () => {
            expect((readingError(error, {}, {}) as Error).name).to.equal("GatewayError");
            expect((readingError(error, {}, {}) as Error).message).to.equal(told);
        });
    }
});
