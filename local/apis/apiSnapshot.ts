import { DeployedStage } from "../deployed";

/** What a deployment freezes of an API. */
export type ApiSnapshot = Pick<
    DeployedStage,
    "apiKeySource" | "methods" | "gatewayResponses" | "hasMethodResources" | "binaryMediaTypes"
>;

/** Methods in the order of their paths, so that the order of registrations makes no difference. */
export function inOrder(methods: DeployedStage["methods"]): DeployedStage["methods"] {
    const place = ({ path, httpMethod }: DeployedStage["methods"][number]) => `${path} ${httpMethod}`;
    return [...methods].sort((a, b) => (place(a) < place(b) ? -1 : 1));
}
