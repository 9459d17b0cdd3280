import { ApiKey } from "./deployed";

/** What to call a key where it needs a name: a key that a call has made may have none. */
export function nameOrId({ name, id }: ApiKey): string {
    return name === "" ? id : name;
}
