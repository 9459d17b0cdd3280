export { LambdaFunctions } from "./lambdaFunctions";
export { proxyEvent } from "./proxyEvent";
export { type ProxyResponse, proxyResponse } from "./proxyResponse";
