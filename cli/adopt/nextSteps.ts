import { Adoption } from "./adoption";
import { Choices } from "./choices";
import { ExistingApi } from "./existingApi";
import { fileNames } from "./files";

/** What was written, and the commands that follow, each with what it will do. */
export function nextSteps(api: ExistingApi, { gateway, stack, source }: Choices, adoption: Adoption): string {
    const { configuration, imports, names } = adoption;
    const files = fileNames(stack);
    const plans = names.plans.size;
    const width = Math.max(...Object.values(files).map(name => name.length));
    const line = (file: string, text: string) => `  ${file.padEnd(width)}  ${text}`;
    const operations = Object.values(adoption.document.paths as { [path: string]: object }).flatMap(Object.keys).length;
    const as = source === "deployed" ? "as it is deployed" : "as it is now";
    return [
        "written, and nothing is changed at AWS:",
        line(files.configuration, `${count(plans, "plan")} and ${count(names.keys.size, "key")}, without a key value`),
        line(files.document, `the API ${as}, ${count(operations, "method")}`),
        line(files.imports, `${count(imports.resources.length - 1, "resource")} for pulumi import`),
        "",
        `The program takes the document by the argument openApi of its UsagePlanGateway "${gateway}", the rest by its stack's`,
        `configuration: ${Object.keys(configuration).join(", ")}. Then:`,
        "",
        `  pulumi stack init ${stack}`,
        "      makes the stack, where there is none yet",
        `  pulumi import --file ${files.imports} --stack ${stack} --generate-code=false --protect=false`,
        "      puts what exists into the stack's state; it reads AWS and changes nothing there",
        `  pulumi preview --stack ${stack}`,
        "      must show three changes: RestApi updated, Deployment replaced, Stage updated. Anything else: stop, and look",
        `  pulumi up --stack ${stack}`,
        `      deploys ${source === "deployed" ? "what is deployed already" : "the API as it is now"} from the document; keys, their values, counts and the URL stay`,
        `  rm ${files.imports}`,
        "      it has done its work",
        "",
        `the API is ${api.restApi.id}, stage ${api.stage.stageName}`,
    ].join("\n");
}

function count(number: number, what: string): string {
    return `${number} ${what}${number === 1 ? "" : "s"}`;
}
