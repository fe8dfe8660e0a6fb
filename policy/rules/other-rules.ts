import { UNJUDGED_RULE, UNREADABLE_RULE } from './not-judged.js';
import type { Rule } from './rule.js';
import { SCHEMA_RULE, WAIVER_RULE } from './waivers.js';

/** What lint finds beside the rules of the catalogue: about waivers, schemas, and what it could not judge. */
export const OTHER_RULES: readonly Omit<Rule, 'check'>[] = [WAIVER_RULE, SCHEMA_RULE, UNREADABLE_RULE, UNJUDGED_RULE];
