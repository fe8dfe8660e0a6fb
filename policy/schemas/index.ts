export { type SchemaFinding, schemaFindings } from './check.js';
export { schemasFromCrds } from './crds.js';
export { isKubernetesOwn, isServedUnchecked } from './groups.js';
export { loadSchemas, schemasFor } from './load.js';
export { OPERATORS, type Operator } from './operators.js';
export type { JsonSchema, KindSchema, SchemaSet } from './schema-set.js';
export { Schemas } from './schemas.js';
