import { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import { expect } from "chai";
import { keyById, keyByValue, keyOfCustomer } from "../../../cli/aws/apiKeys";
import { apiGateway } from "../../../cli/aws/client";
import { deployed, key, keyId, keyValue } from "../local/deployments";
import { served, stopAll } from "../local/http/served";

describe("A key", () => {
    let client: APIGatewayClient;

    before(async () => {
        const many = Array.from({ length: 600 }, (_, index) => key(`customer${index}`));
        const others = [
            key("acme"),
            key("acme-inc"),
            key("orders-globex-1a2b3c4"),
            key("orders-umbrella-g2-1a2b3c4"),
            key("k3", { customerId: "initech" }),
            key("twin"),
            key("twin", { id: "key-twin2", value: keyValue("twin2") }),
            key("off", { enabled: false }),
        ];
        const { url } = await served(deployed([], [], [...many, ...others]));
        client = apiGateway({ endpointUrl: url }, {});
    });
    after(async () => {
        client.destroy();
        await stopAll();
    });

    it("is found by its id, with nothing of its value", async () => {
        expect(await keyById(client, keyId("off"))).to.deep.equal({
            id: "key-off",
            name: "off",
            enabled: false,
            customerId: undefined,
        });
        expect(await keyById(client, "nobody")).to.equal(undefined);
    });

    it("is found by its value, on whichever page it is", async () => {
        expect((await keyByValue(client, keyValue("acme")))?.name).to.equal("acme");
        expect(await keyByValue(client, `${keyValue("acme")}0`)).to.equal(undefined);
    });

    for (const [customer, name] of [
        ["acme", "acme"],
        ["initech", "k3"],
        ["globex", "orders-globex-1a2b3c4"],
        ["orders-globex", "orders-globex-1a2b3c4"],
        ["umbrella", "orders-umbrella-g2-1a2b3c4"],
        ["lobex", undefined],
    ] as const) {
        it(`is found by what the customer is called: ${customer}`, async () => {
            expect((await keyOfCustomer(client, customer))?.name).to.equal(name);
        });
    }

    it("is asked for by its id where two have one name", async () => {
        const message = await keyOfCustomer(client, "twin").catch((error: Error) => error.message);
        expect(message).to.equal(
            '2 keys are of a customer "twin": choose one by --key-id: key-twin (twin), key-twin2 (twin)',
        );
    });
});
