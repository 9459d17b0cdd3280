import { accountId } from "../account";
import { Exchange } from "../exchange/exchange";

/**
 * What a request asks for, as policies name it: with the method and the path of the request, slashes at its end too
 * (recorded, localstack-ext, test_lambda_token_authorizer_path_suffixes).
 */
export function methodArn({ stage, request, resourcePath }: Exchange): string {
    const { apiId, stageName, region = "us-east-1" } = stage!.deployed;
    const path = resourcePath.replace(/^\//, "");
    return `arn:aws:execute-api:${region}:${accountId}:${apiId}/${stageName}/${request.method}/${path}`;
}

/** Bytes that a method with an authorizer may have in its ARN (DG "Quotas"); beyond them the answer is 414. */
export const longestMethodArn = 1600;
