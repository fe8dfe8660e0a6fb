export { type ApplyOptions, applyObjects } from './apply.js';
export type { AppliedObject, Change } from './apply-object.js';
export { BOOTSTRAP_MARKER } from './bootstrap-marker.js';
export { EXPIRY_WARNING_DAYS } from './certificate-findings.js';
export { AUTHORITY_VALID_DAYS, CERTIFICATE_VALID_DAYS } from './certificates.js';
export {
  type Cluster,
  type ClusterEvent,
  type ConnectOptions,
  connect,
  FIELD_MANAGER,
  type ListQuery,
  type LogRequest,
  type RemoveOptions,
} from './cluster.js';
export { ClusterError, type ClusterProblem } from './cluster-error.js';
export { DeliveryFailure, evidenceText, type FailureEvidence } from './failure.js';
export { type GeneratedSecret, type GenerateOptions, type GenerateOutcome, generateSecrets } from './generate-secrets.js';
export { isKubernetesObject, type KubernetesObject, label, type ObjectMetadata, type ObjectRef, refOf } from './objects.js';
export type { ApplyOutcome, OutdatedPod } from './outcome.js';
export type { Expectations } from './preflight.js';
export { isBlocking, type SecretState, type SecretStatus, secretStates } from './secrets.js';
export { blockingText, generatedText, givenTexts, neededText, type SecretsPlace, secretStatesText } from './secrets-text.js';
export { changeLine, countsText, outcomeText, outdatedText } from './text.js';
