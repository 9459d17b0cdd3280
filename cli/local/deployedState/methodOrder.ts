import { Method } from "../deployed";

/** Methods in the order of their paths, so that the order of registrations makes no difference. */
export function inOrder(methods: Method[]): Method[] {
    const place = ({ path, httpMethod }: Method) => `${path} ${httpMethod}`;
    return [...methods].sort((a, b) => (place(a) < place(b) ? -1 : 1));
}
