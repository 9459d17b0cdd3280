import * as pulumi from "@pulumi/pulumi";
import { Dashboard } from "@pulumi/aws/cloudwatch/dashboard";
import { accessLogFields } from "./accessLogFormat";
import { Alarms, MonitoredStage, alarmsCheck, createAlarms } from "./alarms";
import { regionOf } from "./arns";
import { Check, flag, optional, shape, withRule } from "./checks";
import { createResource } from "./createResource";
import { dashboardBody } from "./dashboard";
import { Scope } from "./scope";

/** How the stage is watched in CloudWatch. */
export interface Monitoring {
    /**
     * Whether a dashboard is made: requests, errors and latency; with `stage.metrics` the routes; with
     * `stage.accessLogs` in JSON also the customers by the ids of their keys, and who is refused or throttled and why.
     * Default false.
     */
    dashboard?: boolean;
    /** Alarms, and whom they tell. Default none. */
    alarms?: Alarms;
}

/** @param accessLogs those of the stage, as they are given; undefined when there are none */
export function monitoringCheck(accessLogs: unknown): Check<Monitoring> {
    const monitoring = shape<Monitoring>({
        dashboard: optional(flag),
        alarms: optional(alarmsCheck(accessLogs)),
    });
    return withRule(monitoring, (path, given) =>
        Object.keys(given).length === 0
            ? [{ path, message: "is empty; say dashboard: true, give alarms, or drop it" }]
            : [],
    );
}

/** Makes the dashboard and the alarms of the stage. */
export function createMonitoring(scope: Scope, { dashboard, alarms }: Monitoring, stage: MonitoredStage): void {
    if (dashboard) createDashboard(scope, stage);
    if (alarms) createAlarms(scope, alarms, stage);
}

function createDashboard({ name, parent }: Scope, stage: MonitoredStage): Dashboard {
    const { apiId, apiName, stageName, stageArn, routeMetrics = false, accessLog } = stage;
    const known = pulumi.output({ apiId, apiName, stageName, stageArn, accessLog });
    const body = known.apply(({ stageArn, accessLog, ...ofStage }) =>
        dashboardBody({
            ...ofStage,
            region: regionOf(stageArn),
            routeMetrics,
            accessLog: accessLog && {
                logGroupName: accessLog.logGroupName,
                fields: accessLogFields(accessLog.format),
            },
        }),
    );
    return createResource(
        Dashboard,
        name,
        {
            // One name for all Regions of the account, and the provider makes up none; the API's id is no other's.
            dashboardName: pulumi
                .all([apiId, stageName])
                .apply(([id, of]) => `${name.replace(/[^A-Za-z0-9_-]/g, "-").slice(0, 100)}-${id}-${of}`),
            dashboardBody: body,
        },
        { parent, protect: false },
    );
}
