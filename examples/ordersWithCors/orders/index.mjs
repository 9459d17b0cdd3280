const orders = [{ id: "1", status: "shipped" }];

export async function handler({ httpMethod, pathParameters }) {
    if (httpMethod === "POST") return answer(201, { id: "2", status: "new" });
    if (!pathParameters?.id) return answer(200, { orders });
    const order = orders.find(({ id }) => id === pathParameters.id);
    return order ? answer(200, order) : answer(404, { message: "There is no such order" });
}

function answer(statusCode, body) {
    const headers = {
        "Access-Control-Allow-Origin": process.env.PAGE_ORIGIN,
        "Content-Type": "application/json",
        Vary: "Origin",
    };
    return { statusCode, headers, body: JSON.stringify(body) };
}
