import { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import { Connection, readsThisMachine } from "../aws/client";

/** `in eu-west-1`: what is not found may be in another Region. Of this machine's gateway there is one only. */
export async function placeOf(client: APIGatewayClient, connection: Connection): Promise<string> {
    const region = await regionOf(client, connection);
    return region === undefined ? "here" : `in ${region}`;
}

/** The Region that is read, wherever it is said. */
export async function regionOf(client: APIGatewayClient, connection: Connection): Promise<string | undefined> {
    return connection.region ?? (readsThisMachine(connection) ? undefined : await client.config.region());
}
