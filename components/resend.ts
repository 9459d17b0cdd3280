/** The setting of a stack, in the package's namespace, of which another value has the document sent once more. */
export const resendSetting = "resend";
