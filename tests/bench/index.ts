import { customers } from "./customers";
import { customersFile } from "./customersFile";
import { evaluations } from "./evaluations";
import { localGateway } from "./localGateway";

async function bench(): Promise<void> {
    evaluations();
    console.log();
    customersFile();
    console.log();
    await localGateway();
    console.log();
    await customers();
}

void bench();
