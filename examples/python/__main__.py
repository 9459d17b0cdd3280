import pulumi

# Made by `pulumi install` in ./sdks.
import pulumi_usage_plan_gateway as upg

orders = upg.UsagePlanGateway(
    "orders",
    routes={
        "GET /orders": upg.RouteArgs(
            http=upg.HttpIntegrationArgs(url="https://orders.example.com/orders"),
            request_parameters=upg.RequestParametersArgs(query={"status": False}),
        ),
        "GET /health": upg.RouteArgs(
            mock=upg.MockIntegrationArgs(body='{"status":"ok"}'),
            api_key_required=False,
        ),
    },
    cors=upg.CorsArgs(allow_origins=["https://shop.example.com"]),
    plans={
        "free": upg.PlanArgs(
            throttle=upg.ThrottleArgs(rate_limit=1, burst_limit=3),
            quota=upg.QuotaArgs(limit=1000, period=upg.QuotaPeriod.DAY),
        ),
        "gold": upg.PlanArgs(
            throttle=upg.ThrottleArgs(rate_limit=50, burst_limit=100),
            method_throttles={
                "GET /orders": upg.ThrottleArgs(rate_limit=10, burst_limit=20),
            },
        ),
    },
    keys={
        "acme": upg.KeyArgs(plan="gold", description="Acme Inc."),
        "globex": upg.KeyArgs(plan="free"),
    },
)

pulumi.export("url", orders.url)
pulumi.export("api_key_values", orders.api_key_values)
