export {
  readerGroup,
  SCHEMA_REGISTRY_DEFAULTS,
  SCHEMA_REGISTRY_PORT,
  type SchemaRegistryClient,
  type SchemaRegistryConfig,
  type SchemaRegistryValues,
  schemaRegistryIdentity,
  schemaRegistryProblems,
  schemaRegistryProperties,
  schemaRegistryUrl,
} from './config.js';
export { SCHEMA_REGISTRY_IMAGES } from './images.js';
export { COMPATIBILITY_LEVELS, type CompatibilityLevel, type SubjectLevel } from './levels.js';
