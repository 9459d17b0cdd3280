/** Where AWS is: options of every command that reads it. */
export const awsOptions = {
    region: { type: "string" },
    profile: { type: "string" },
    "endpoint-url": { type: "string" },
} as const;

export const awsHelp = `  --region <name>       the AWS Region (that of the environment or the profile)
  --profile <name>      the profile of your AWS configuration
  --endpoint-url <url>  another endpoint than AWS: the local gateway, or an emulator`;
