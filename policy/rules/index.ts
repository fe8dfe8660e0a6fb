export { RULES } from './catalogue.js';
export { byGravity, findingsOf, modelsFor } from './judge.js';
export {
  ENVIRONMENT_CLASSES,
  type EnvironmentClass,
  type Finding,
  type Rule,
  type RuleContext,
  SEVERITIES,
  type Severity,
  type SeverityByClass,
  type Violation,
} from './rule.js';
export { type ReadWaivers, readWaivers, SCHEMA_RULE, WAIVER_RULE, type Waiver, waiverOf } from './waivers.js';
