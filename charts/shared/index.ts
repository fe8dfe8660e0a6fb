// Pure: plain data and functions. What builds Kubernetes objects is in `constructs.ts`.

export {
  type BucketAddress,
  type BucketCredentials,
  type BucketEndpoint,
  bucketCredentials,
  type DatabaseAddress,
  type DatabaseEndpoint,
  type DatabaseLogin,
  type DatabaseTls,
  databaseLogin,
  type HttpAddress,
} from './addresses.js';
export { type Bound, type Breach, boundProblems, isRefused } from './bound.js';
export { counted, countedWith } from './count.js';
export {
  asPodsName,
  familyProblems,
  type ImageRelease,
  imageReleaseProblems,
  imageVersion,
  type KnownImage,
  knownReference,
  type RunnableImage,
  runnableImage,
} from './derived-image.js';
export type { ApiServerSpec, KubernetesSpec } from './environment.js';
export type { Format } from './format.js';
export { HEAP, type HeapProgram, type HeapValues, heapProblems, mostHeapMiB } from './heap.js';
export {
  contractOf,
  type ImageContract,
  type ImageReference,
  imageProblems,
  MOVING_IMAGE,
  mirrored,
  mirrorProblems,
  movingImageProblems,
  parseImage,
} from './image.js';
export type { KafkaConnection, SecretMount } from './kafka-connection.js';
export {
  DEFAULT_KUBERNETES_VERSION,
  isKubernetesVersion,
  KUBERNETES_VERSIONS,
  type KubernetesVersion,
  type UnknownKubernetesVersion,
  unknownKubernetesVersion,
} from './kubernetes-version.js';
export { type Identity, type Labels, objectLabels, selectorLabels } from './labels.js';
export { type LoggingFile, loggingFile } from './logging.js';
export type { OwnContainer, OwnMount, OwnParts, OwnVariables, PlacedParts, SidecarSpec } from './own-parts.js';
export { consume, describe, type NamePattern, namePattern, type Permission, produce } from './permission.js';
export { holdsSecret, plainSecretProblems } from './plain-secret.js';
export type { OperatorMarks, Prerequisite } from './prerequisite.js';
export { type Problem, under } from './problem.js';
export { formatProperties, type Properties, prefixed, properties } from './properties.js';
export type { RateSpec } from './rate.js';
export { cidrProblems, type Neighbour, neighbourAt, neighbourOf, type Reach, type ReachSpec } from './reach.js';
export { repeated } from './repeated.js';
export { replicasOf } from './replicas.js';
export { ALL_IN_SYNC, mostInSync, TOO_MANY_IN_SYNC, TOO_MANY_REPLICAS } from './replication.js';
export {
  type AccessKeyRequirement,
  type CertificateRequirement,
  type CopyRequirement,
  type GivenRequirement,
  type PasswordRequirement,
  requiredKeys,
  type ScramRequirement,
  type SecretRef,
  type SecretRequirement,
  secret,
  secretNamespace,
} from './secret.js';
export { checkable, settingTexts, uncheckedTexts, unexplained } from './settings.js';
export {
  ACKNOWLEDGE,
  BLOCK,
  BLOCK_IN_PRODUCTION,
  BLOCK_WHERE_IT_COUNTS,
  ENVIRONMENT_CLASSES,
  type EnvironmentClass,
  INFORM,
  type Severities,
  type Severity,
  type SeverityByClass,
  WARN,
  WARN_EVERYWHERE,
  WARN_IN_PRODUCTION,
} from './severity.js';
export { heapFor, toMiB } from './sizes.js';
export { isAtLeast, lineOf, lineOfVersion } from './version.js';
export { evenVoters, oddVoters, type VoterValues } from './voters.js';
export type { Resources, Toleration, Volume, Workloads } from './workload.js';
