import { textLike } from "./checks";

export const mediaType = textLike(
    /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(\s*;[^\p{Cc}]*)?$/u,
    "a media type, such as application/json",
);

/** A media type, or all of a kind: the wildcard is the whole subtype or both. */
export const mediaRange = textLike(
    /^(\*\/\*|[\w!#$&^.+-]+\/(\*|[\w!#$&^.+-]+))$/,
    "a media type, such as image/png or */*",
);
