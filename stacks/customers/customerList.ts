import { Path } from "../../components/problems";

/** A customer that a file names. */
export interface Customer {
    name: string;
    /** What `keys` would have under the name. */
    key: unknown;
    /** How a problem with the customer itself names its place: that of the name. */
    place: Path;
    /** The line of a property, or the customer's where it has none. */
    lineAt: (path: Path) => number;
}

/** Something that is wrong in a line of a file. */
export interface LineProblem {
    line: number;
    path: Path;
    message: string;
}

/** What a file says of customers. */
export interface CustomerList {
    customers: Customer[];
    problems: LineProblem[];
    /** Whether the customers are all that the file means: not where a line can't be read. */
    isWhole: boolean;
    /** Whether it holds what may be the value of a key, so that no text of it may be shown. */
    hasKeyValues: boolean;
    /** A property of which all that is wrong is said already. */
    settled?: string;
}
