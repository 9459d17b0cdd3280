import { Value, mapOf } from "./java/values";
import { inputVariable } from "./inputVariable";
import {
    Overrides,
    RequestOverride,
    ResponseOverride,
    noOverrides,
    requestOverride,
    responseOverride,
} from "./overrides";
import { RequestValues } from "./parameterMappings";
import { utilVariable } from "./utilVariable";
import { evaluated } from "./velocity/evaluation";
import { Template } from "./velocity/nodes";
import { TemplateBudget } from "./velocity/templateBudget";
import { TemplateError } from "./velocity/templateError";
import { parsedTemplate } from "./velocity/templateParser";

export type { ResponseOverride };

/** A mapping template (DG "Mapping template transformations for REST APIs"), compiled as far as that can be done. */
export interface MappingTemplate {
    /** Set when the template is a constant. */
    readonly constant?: string;
    /**
     * Throws where the template can't be rendered. `overrides` are those of the request so far, and get what the template
     * sets by `#set($context.responseOverride.status = 400)`.
     */
    render(values: RequestValues, body: string, overrides?: Overrides): Rendered;
}

export interface Rendered {
    text: string;
    /** What this template and those before it override of the response. */
    override: ResponseOverride;
    /** And of the request to the integration. */
    requestOverride: RequestOverride;
}

export function mappingTemplate(template: string): MappingTemplate {
    // Without `$` and `#` there is nothing for Velocity to do.
    const constant = /[$#]/.test(template) ? undefined : template;
    let parsed: Template | TemplateError | undefined;
    const render: MappingTemplate["render"] = (values, body, overrides = noOverrides()) => {
        const budget = new TemplateBudget();
        if (constant === undefined) parsed ??= parsedOrError(template);
        if (parsed instanceof TemplateError) throw parsed;
        const text = parsed ? evaluated(parsed, variables(values, body, overrides), budget) : template;
        return {
            text,
            override: responseOverride(overrides, budget),
            requestOverride: requestOverride(overrides, budget),
        };
    };
    return constant === undefined ? { render } : { constant, render };
}

/** An error is kept too, as it takes as long to find again. */
function parsedOrError(template: string): Template | TemplateError {
    try {
        return parsedTemplate(template);
    } catch (error) {
        if (error instanceof TemplateError) return error;
        throw error;
    }
}

function variables(values: RequestValues, body: string, overrides: Overrides): Map<string, Value> {
    const context = mapOf(values.context);
    context.put("requestOverride", overrides.request);
    context.put("responseOverride", overrides.response);
    return new Map<string, Value>([
        ["context", context],
        ["stageVariables", mapOf(values.stageVariables)],
        ["input", inputVariable(values, body)],
        ["util", utilVariable],
    ]);
}
