import { parseArgs } from "util";
import { missing } from "../engine/engine";
import { customers } from "./customers";
import { customersAtPace } from "./customersAtPace";
import { customersFile } from "./customersFile";
import { evaluations } from "./evaluations";
import { localGateway } from "./localGateway";
import { stateBackend } from "./stateBackend";

/** How many customers are measured at the service's pace; a thousand take twenty minutes. */
const { values } = parseArgs({ options: { customers: { type: "string", default: "100,1000" } } });

async function bench(counts: number[]): Promise<void> {
    evaluations();
    console.log();
    customersFile();
    console.log();
    await localGateway();
    console.log();
    const what = missing();
    if (what !== undefined) return console.log(`Customers under the real engine: not measured: ${what}`);
    await customers();
    console.log();
    await customersAtPace(counts);
    console.log();
    const most = Math.max(...counts);
    await stateBackend([most / 4, most / 2, most].map(Math.floor));
}

void bench(values.customers.split(",").map(Number));
