import * as apigateway from "@pulumi/aws/apigateway";

export const imported = typeof apigateway;
