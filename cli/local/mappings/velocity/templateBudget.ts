import { Budget } from "../java/values";
import { TemplateError } from "./templateError";

const mostSteps = 500_000;
/** Milliseconds. Other requests wait while a template is rendered. */
const mostTime = 300;
const stepsBetweenLooks = 2000;

/**
 * What one rendering may take: a step for each node, value and 64 characters that it handles. The service has limits
 * too, but does not say which, but for 1,000 iterations of a loop.
 */
export class TemplateBudget implements Budget {
    private steps = 0;
    private nextLook = stepsBetweenLooks;
    private readonly deadline = performance.now() + mostTime;

    spend(steps: number): void {
        this.steps += steps;
        if (this.steps < this.nextLook) return;
        this.nextLook = this.steps + stepsBetweenLooks;
        if (this.steps > mostSteps || performance.now() > this.deadline) {
            throw new TemplateError("the template takes too long");
        }
    }
}
