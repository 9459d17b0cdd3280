import * as pulumi from "@pulumi/pulumi";
import * as apigateway from "@pulumi/aws/apigateway";
import { Check } from "../../components/checks";
import { shownPath } from "../../components/problems";
import { Scope } from "../../components/scope";
import { Evaluation, evaluate, refusal } from "../registrations";

interface Api {
    restApi: apigateway.RestApi;
    stage: apigateway.Stage;
}

type Make<T> = (scope: Scope, api: Api) => T;

/** What a gateway named `orders` is in, with tags, an API and a stage: what is made beside the API is made with these. */
class Gateway<T> extends pulumi.ComponentResource {
    readonly made: T;

    constructor(make: Make<T>, name: string) {
        super("test:index:Gateway", name);
        const scope = { name, uniqueName: name, subject: 'Gateway "orders"', tags: { team: "shop" } };
        const restApi = new apigateway.RestApi("orders", { body: "{}" }, { parent: this });
        const stage = new apigateway.Stage(
            "orders",
            { restApi: restApi.id, deployment: "d1", stageName: "prod" },
            { parent: this },
        );
        this.made = make({ ...scope, parent: this }, { restApi, stage });
    }
}

/** All that is registered when something is made beside an API. */
export async function madeBeside<T>(make: Make<T>, gatewayName = "orders"): Promise<Evaluation<T>> {
    const { result, ...rest } = await evaluate(() => new Gateway(make, gatewayName));
    return { ...rest, result: result.made };
}

/** The lines of the error with which a known Output is refused. */
export async function refusedBeside(make: Make<unknown>): Promise<string[]> {
    const { message, error } = await refusal(() => new Gateway(make, "orders"));
    if (!pulumi.RunError.isInstance(error)) throw new Error(`not a RunError: ${message}`);
    return message.split("\n").map(line => line.trim());
}

/** What a check has against a value, a line each. */
export function problemLines(check: Pick<Check<unknown>, "problems">, path: string, given: unknown): string[] {
    return check.problems([path], given).map(({ path, message }) => `${shownPath(path)}: ${message}`);
}
