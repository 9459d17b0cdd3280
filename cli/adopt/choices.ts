import { Source } from "./adoptedDocument";

/** What a person chose. */
export interface Choices {
    /** The name of the component in the program. */
    gateway: string;
    stack: string;
    source: Source;
    /** Whether keys stay where they are managed, and only their places in the plans are taken over. */
    keysAreReferenced: boolean;
    /** Whether an export has all that is deployed. */
    isWholeExport: boolean;
}
