/** What an integration may take at most, in milliseconds (DG "Quotas"; a Region may raise it). */
export const defaultTimeout = 29_000;
