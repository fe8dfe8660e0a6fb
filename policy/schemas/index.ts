export { type SchemaFinding, schemaFindings } from './check.js';
export { schemasFromCrds } from './crds.js';
export type { JsonSchema, KindSchema, SchemaSet } from './schema-set.js';
export { KUBERNETES_VERSIONS, type KubernetesVersion, loadSchemas, Schemas } from './schemas.js';
