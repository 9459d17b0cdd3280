/** Where a plan is, and with whose credentials it is read. */
interface PlanPlace {
    region: string;
    /** A profile of the AWS configuration. Default: the credentials of the environment. */
    profile?: string;
}

/**
 * The ids of all keys that are in a plan. The provider has no function that reads them, so this is the only call that the
 * component makes by itself, and the SDK for it need not be installed.
 */
export async function keyIdsIn(usagePlanId: string, { region, profile }: PlanPlace): Promise<string[]> {
    const { APIGateway } = await import("@aws-sdk/client-api-gateway");
    const service = new APIGateway({ region, profile });
    try {
        const ids: string[] = [];
        let position: string | undefined;
        do {
            // The answer has the keys' values, which go no further.
            const page = await service.getUsagePlanKeys({ usagePlanId, position, limit: 500 });
            ids.push(...(page.items ?? []).map(({ id }) => id!));
            position = page.position;
        } while (position);
        return ids;
    } finally {
        service.destroy();
    }
}
