// `sluice/policy`: facts read from any manifests, the rules about one state, and what a change from one state to another means.
export { KUBERNETES_VERSIONS, type KubernetesVersion } from '../charts/shared/index.js';
export { ENVIRONMENT_CLASSES, type EnvironmentClass, SEVERITIES, type Severity } from '../charts/shared/severity.js';
export { type PoolCapacity, poolCapacities } from './capacity/index.js';
export { diffManifests, type FieldChange, type Manifest, manifestsIn, type ObjectChange } from './diff/index.js';
export {
  type Facts,
  type Place,
  type ReadFile,
  type ReadOptions,
  readDocuments,
  readFacts,
  type SourceDocument,
  type Unreadable,
} from './facts/index.js';
export { type DiffReport, type DiffSummary, humanDiff, humanPlan, markdownDiff, type Plan, planOf, reportOf } from './plan/index.js';
export {
  byGravity,
  type Finding,
  findingsOf,
  modelsFor,
  RULES,
  type Rule,
  type RuleContext,
  readWaivers,
  type Violation,
  type Waiver,
  waiverOf,
} from './rules/index.js';
export {
  loadSchemas,
  type SchemaFinding,
  schemaFindings,
  schemasFor,
} from './schemas/index.js';
export { adviceOf, type Nodes, type Survival, survivalOf, survivalPlatforms } from './survive/index.js';
export {
  CONSEQUENCES,
  type Consequence,
  type Outcome,
  type State,
  TRANSITIONS,
  type Transit,
  type Transition,
  type TransitionFinding,
  transitBetween,
  transitionFindings,
  transitOf,
} from './transitions/index.js';
