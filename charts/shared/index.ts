// Pure: plain data and functions. What builds Kubernetes objects is in `constructs.ts`.
export type { Format } from './format.js';
export { contractOf, type ImageContract, type ImageReference, imageProblems, mirrored, parseImage, type RunnableImage } from './image.js';
export type { KafkaConnection, SecretMount } from './kafka-connection.js';
export { type Identity, type Labels, objectLabels, selectorLabels } from './labels.js';
export { type LoggingFile, loggingFile } from './logging.js';
export { holdsSecret, plainSecretProblems } from './plain-secret.js';
export type { OperatorMarks, Prerequisite } from './prerequisite.js';
export { type Problem, under } from './problem.js';
export { formatProperties, type Properties, prefixed, properties } from './properties.js';
export { repeated } from './repeated.js';
export {
  type AccessKeyRequirement,
  type CertificateRequirement,
  type GivenRequirement,
  type PasswordRequirement,
  requiredKeys,
  type ScramRequirement,
  type SecretRef,
  type SecretRequirement,
  secret,
} from './secret.js';
export { lineOf } from './version.js';
export type { Resources, Toleration, Volume, Workloads } from './workload.js';
