/** The operations that a path of a document may have, and the method that each makes. */
export const documentOperations: { [key: string]: string } = {
    get: "GET",
    put: "PUT",
    post: "POST",
    delete: "DELETE",
    options: "OPTIONS",
    head: "HEAD",
    patch: "PATCH",
    "x-amazon-apigateway-any-method": "ANY",
};
