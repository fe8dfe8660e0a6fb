export { READY, TOOLS, UI } from './companions.js';
export { type ComposeFile, type ComposeService, composeYaml } from './compose.js';
export { CHECK_TOPIC, HOST_LISTENER, withBrokers } from './fit.js';
export type { LocalSecret } from './mounts.js';
export { BROKERS_LABEL, CLUSTER_LABEL } from './names.js';
export { type LocalOptions, PROFILES, type Profile } from './options.js';
export type { HostPort } from './ports.js';
export { type LocalStack, localStack } from './stack.js';
