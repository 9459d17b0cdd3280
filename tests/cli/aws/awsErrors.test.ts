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
            Object.assign(new Error("Rate exceeded"), { name: "TooManyRequestsException", $metadata: {} }),
            "AWS answered TooManyRequestsException: Rate exceeded",
        ],
        [
            "a network that is down",
            Object.assign(new Error("x"), { code: "ENOTFOUND" }),
            "AWS can't be reached (ENOTFOUND)",
        ],
    ] as const) {
        it(`is told in one line: ${title}`, () => {
            expect((readingError(error, {}) as Error).name).to.equal("GatewayError");
            expect((readingError(error, {}) as Error).message).to.equal(told);
        });
    }
});
