import { expect } from "chai";
import { GatewayEvent } from "../../../cli/local/events";
import { Gateway, serve } from "../../../cli/local/serve";
import { programFolder } from "./programs";

const cwd = programFolder("authorizers");

function token(claims: object): string {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    return [part({ alg: "RS256" }), part({ exp: 4_102_444_800, ...claims }), "signature"].join(".");
}

describe("a program whose authorizers are resources", () => {
    const events: GatewayEvent[] = [];
    let gateway: Gateway;

    before(async () => {
        gateway = await serve({ cwd, onEvent: event => events.push(event) });
    });
    after(() => gateway.close());

    const get = async (path: string, headers: { [name: string]: string } = {}) => {
        const response = await fetch(gateway.url + path, { headers });
        return { status: response.status, body: await response.text() };
    };

    it("is guarded by a function of its own, with the provider's defaults", async () => {
        expect(await get("/token")).to.include({ status: 401 });
        expect(await get("/token", { authorization: "ada1" })).to.include({ status: 401 });
        expect(await get("/token", { authorization: "ada" })).to.deep.equal({ status: 200, body: "ada" });
    });

    it("is guarded by the function that a variable of its stage chooses", async () => {
        expect(await get("/chosen")).to.include({ status: 401 });
        expect(await get("/chosen", { "x-who": "ada" })).to.include({ status: 200 });
    });

    it("is guarded by Cognito: by the tokens of any pool where the program makes it, else by those of its own", async () => {
        const iss = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc";
        const other = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_xyz";
        expect(await get("/pool", { authorization: token({ iss: other, token_use: "id" }) })).to.include({
            status: 200,
        });
        expect(await get("/pool", { authorization: token({ iss: "https://evil", token_use: "id" }) })).to.include({
            status: 401,
        });
        const access = { token_use: "access", scope: "orders/read" };
        expect(await get("/known", { "x-token": token({ ...access, iss }) })).to.include({ status: 200 });
        expect(await get("/known", { "x-token": token({ ...access, iss: other }) })).to.include({ status: 401 });
    });

    it("answers 501 for signatures, and for a function that is not the program's, with the reason", async () => {
        const [iam, absent] = [await get("/iam"), await get("/absent", { authorization: "ada" })];
        expect([iam.status, absent.status]).to.deep.equal([501, 501]);
        expect(iam.body).to.include("its authorization is AWS_IAM");
        expect(absent.body).to.match(/authorizer .{0,4}absent.*function:elsewhere is not part of this program/);
    });

    it("says at the start what it does not verify, and what a throttle of 0 means", () => {
        const [started] = events;
        const notes = started.event === "started" ? started.notes.join("\n") : "";
        expect(notes).to.match(/Cognito authorizers known, pool .* never the signature; .*any pool's tokens/);
        expect(notes).to.match(/throttle of 0 \(stages\.v1\) lets nothing pass/);
    });

    it("is served to this machine alone, since anybody can write a token without a signature", async () => {
        const refused = await serve({ cwd, host: "0.0.0.0" }).then(
            served => served.close().then(() => "served"),
            (error: Error) => error.message,
        );
        expect(refused).to.match(/signatures of tokens are not verified here.*known, pool.*leave --host out/);
    });
});
