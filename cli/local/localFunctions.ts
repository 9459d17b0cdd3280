import { Deployed, LambdaFunction } from "./deployed";

/** The functions that run here: those of the integrations, of a canary's and of the authorizers. */
export function localFunctions({ stages }: Deployed): LambdaFunction[] {
    return stages
        .flatMap(({ methods, authorizers = {}, canary }) => [
            ...methods.map(({ integration }) => integration?.lambda),
            ...Object.values(canary?.functions ?? {}),
            ...Object.values(authorizers).map(({ lambda }) => lambda),
        ])
        .filter((lambda): lambda is LambdaFunction => lambda !== undefined && "codePath" in lambda);
}
