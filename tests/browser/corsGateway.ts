import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { stringify } from "yaml";
import { GatewayEvent } from "../../cli/local/events";
import { Gateway, serve } from "../../cli/local/serve";

const program = path.join(__dirname, "programs/cors/program.ts");

/** The gateway of the program whose stages let these pages call, with the methods of the requests that came. */
export class CorsGateway {
    readonly methods: string[] = [];
    private gateway!: Gateway;
    private folder!: string;

    static async of(pages: string[], backend: string): Promise<CorsGateway> {
        const made = new CorsGateway();
        made.folder = await fs.mkdtemp(path.join(os.tmpdir(), "cors-"));
        const file = (name: string, content: object) => fs.writeFile(path.join(made.folder, name), stringify(content));
        await file("Pulumi.yaml", { name: "cors", runtime: "nodejs", main: program });
        await file("Pulumi.dev.yaml", { config: { "cors:pages": pages, "cors:backend": backend } });
        made.gateway = await serve({ cwd: made.folder, onEvent: event => made.heard(event) });
        return made;
    }

    /** Where a route of a stage is. */
    url(stage: string, route: string): string {
        return `${new URL(this.gateway.url).origin}/${stage}${route}`;
    }

    key(plan: string, stage: string): string {
        return this.gateway.keys[`${plan}-${stage}`];
    }

    async close(): Promise<void> {
        await this.gateway.close();
        await fs.rm(this.folder, { recursive: true });
    }

    private heard(event: GatewayEvent): void {
        if (event.event === "request") this.methods.push(event.method);
    }
}
