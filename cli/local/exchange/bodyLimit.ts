/** Payload size of a REST API, in bytes (DG "Quotas for configuring and running a REST API"). */
export const bodyLimit = 10_485_760;
