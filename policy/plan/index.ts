export { humanDiff } from './human.js';
export { humanPlan } from './human-plan.js';
export { markdownDiff } from './markdown.js';
export { imagesWithoutDigest, type PlanStep, planOrder } from './order.js';
export { hashOf, type Plan, type PlanInputs, type PlannedFile, type PlanSubject, planOf, staleness } from './plan.js';
export { type DiffReport, type DiffSummary, type ReportedChange, type ReportedField, reportOf } from './report.js';
export { APPLY_STEPS, type ApplyStep, isCustom, type Step, stepsOf } from './steps.js';
