import * as path from "node:path";
import { Source } from "../adopt/adoptedDocument";
import { adoption } from "../adopt/adoption";
import { Choices } from "../adopt/choices";
import { ExistingApi } from "../adopt/existingApi";
import { presentFiles, projectName, writeFiles } from "../adopt/files";
import { nextSteps } from "../adopt/nextSteps";
import { obstacles } from "../adopt/obstacles";
import { readExistingApi } from "../adopt/readExistingApi";
import { remarks } from "../adopt/remarks";
import { undeployedChanges } from "../adopt/undeployed";
import { readingError } from "../aws/awsErrors";
import { Connection, apiGateway, readsThisMachine } from "../aws/client";
import { managedRestApis } from "../aws/stackState";
import { GatewayError } from "../local/gatewayError";
import { printableLines } from "../local/terminal/printable";
import { AdoptArguments, adoptHelp, readAdoptArguments } from "./adoptArguments";
import { fail } from "./failure";

/** `usage-plan-gateway adopt` */
export async function main(given: string[]): Promise<void> {
    let connection: Connection = {};
    try {
        const options = readAdoptArguments(given);
        if (options.help) {
            console.log(adoptHelp);
            return;
        }
        connection = { region: options.region, profile: options.profile, endpointUrl: options["endpoint-url"] };
        await adopt(options, connection);
    } catch (error) {
        fail(readingError(error, connection), given.includes("--json"));
    }
}

async function adopt(options: AdoptArguments, connection: Connection): Promise<void> {
    const folder = path.resolve(options.cwd ?? ".");
    const [restApiId, stageName] = [options["rest-api-id"]!, options.stage!];
    const { stack = stageName, name: gateway = "orders" } = options;
    const project = await projectName(folder);
    if (await isAdopted({ stack, folder, gateway, restApiId })) {
        console.log(`the stack ${stack} has the API ${restApiId} already: nothing was written`);
        return;
    }
    const api = await readExistingApi(apiGateway(connection), restApiId, stageName);
    const isWholeExport = !readsThisMachine(connection);
    const source = chosenSource(api, options.from as Source | undefined, isWholeExport);
    const problems = obstacles(api, source, isWholeExport);
    if (problems.length > 0) {
        throw new GatewayError(["the API can't be taken over; nothing was written:", ...list(problems)].join("\n"));
    }
    const choices: Choices = {
        gateway,
        stack,
        source,
        keysAreReferenced: options.keys === "reference",
        isWholeExport,
    };
    const adopted = adoption(api, choices);
    const notes = [...adopted.notes, ...remarks(api, adopted)];
    if (notes.length > 0) console.log(printableLines(["not taken over as it is:", ...list(notes), ""].join("\n")));
    const present = options.force ? [] : await presentFiles(folder, stack);
    if (present.length > 0) {
        const other = "--force writes over what is there, --stack makes it another stack's";
        throw new GatewayError(`${present.join(", ")} is there already, and nothing was written; ${other}`);
    }
    await writeFiles(folder, { stack, project, region: api.region }, adopted);
    console.log(printableLines(nextSteps(api, choices, adopted)));
}

/** Refuses a stack that has another API in its place. */
async function isAdopted(given: { stack: string; folder: string; gateway: string; restApiId: string }) {
    const { stack, folder, gateway, restApiId } = given;
    const managed = await managedRestApis(stack, folder);
    if (managed.some(({ id }) => id === restApiId)) return true;
    const urn = `usage-plan-gateway:index:UsagePlanGateway$aws:apigateway/restApi:RestApi::${gateway}`;
    const other = managed.find(each => each.urn.endsWith(`::${urn}`));
    if (!other) return false;
    throw new GatewayError(
        `the stack ${stack} has another API as "${gateway}" already, ${other.id}: choose another --stack, or another --name`,
    );
}

/** What is deployed, unless the API differs from it: then a person must choose. */
function chosenSource(api: ExistingApi, from: Source | undefined, isWholeExport: boolean): Source {
    const changes = undeployedChanges(api, isWholeExport);
    if (changes.length === 0) return from ?? "deployed";
    const head = "the API was changed and not deployed";
    if (from !== undefined) {
        console.log(printableLines([`${head}; ${from} is taken:`, ...list(changes), ""].join("\n")));
        return from;
    }
    throw new GatewayError(
        [
            `${head}, and the first pulumi up deploys one of the two: choose --from deployed or --from current. Nothing was written:`,
            ...list(changes),
        ].join("\n"),
    );
}

const list = (texts: string[]) => texts.map(text => `  - ${text}`);
