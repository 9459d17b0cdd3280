import * as pulumi from "@pulumi/pulumi";
import { defaultAccessLogFormat } from "../../components/accessLogFormat";
import { Monitoring, createMonitoring, monitoringCheck } from "../../components/monitoring";
import { madeBeside } from "./besideApi";

/** A name of which a part must not be taken for the end of a text. */
export const apiName = 'or"ders';
const defaultLog = { logGroupName: "orders-access-1a2b3c4", format: defaultAccessLogFormat };

export interface Options {
    format?: string;
    hasLog?: boolean;
    routeMetrics?: boolean;
}

/** All that is registered when the stage of an API is monitored. */
export const monitored = (monitoring: Monitoring, { format, hasLog = true, routeMetrics }: Options = {}) =>
    madeBeside((scope, { restApi, stage }) =>
        createMonitoring(scope, monitoringCheck({ format }).whenKnown(scope.subject, ["monitoring"], monitoring), {
            apiId: restApi.id,
            apiName: pulumi.output(apiName),
            stageName: stage.stageName,
            stageArn: stage.arn,
            routeMetrics,
            accessLog: hasLog ? { ...defaultLog, ...(format !== undefined && { format }) } : undefined,
        }),
    );
