// What builds Kubernetes objects. Pure files import `index.ts` only, so that compose can be rendered without cdk8s.
export { ADMIN_JAR, ADMIN_JVM, type AdminProgram, type AdminRun, adminFiles, adminPod } from './admin-program.js';
export type { Build, Wiring } from './build.js';
export { connectionVolumes } from './connection-volumes.js';
export { DisruptionBudget } from './disruption-budget.js';
export { contentHash, HashedConfigMap } from './hashed-config-map.js';
export { k8s } from './k8s.js';
export { metadata } from './metadata.js';
export { DenyByDefault, type Edge, EdgePolicy, type Edges, type Peer } from './network.js';
export { affinity, zoneSpread } from './placement.js';
export { type PodAccount, type PodPlan, podTemplate, type ScratchDir, type Wait } from './pod.js';
export { httpReadinessProbe, livenessProbe, readinessProbe, startupProbe } from './probe.js';
export { loginWait, type NeededTopic, topicWait, topicWaitFiles } from './topic-wait.js';
