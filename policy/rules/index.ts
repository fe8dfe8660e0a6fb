export { RULES } from './catalogue.js';
export { byGravity, findingsOf, modelsFor } from './judge.js';
export { UNJUDGED_RULE, UNREADABLE_RULE } from './not-judged.js';
export { OTHER_RULES } from './other-rules.js';
export { outOfSight } from './out-of-sight.js';
export type {
  Finding,
  Rule,
  RuleContext,
  Violation,
} from './rule.js';
export { type ReadWaivers, readWaivers, SCHEMA_RULE, unusedWaivers, WAIVER_RULE, type Waiver, waiverOf } from './waivers.js';
