import { Check, answers, refused } from "../finding";

/** What a custom domain maps to no stage is refused before any API is asked. */
export const basePath: Check = ({ unmapped }) => {
    if (!unmapped) return undefined;
    const { host, basePaths } = unmapped;
    const mapped = basePaths.length > 0 ? `; it maps ${basePaths.join(", ")}` : " at all";
    return refused(
        answers.forbidden,
        `the custom domain ${host} maps no base path that fits${mapped}`,
        "call a base path that is mapped: it is the first part of the path, in its very case; or add the mapping: aws apigateway create-base-path-mapping --domain-name " +
            `${host} --rest-api-id <api> --stage <stage> --base-path <path>`,
    );
};
