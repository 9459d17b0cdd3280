/** The account that a program and its clients see. */
export const accountId = "123456789012";
