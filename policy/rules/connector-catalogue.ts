/** What is known of connectors and their settings: the one door from rules of lint to it. */
export * from '../../charts/connect/bounds.js';
export { unmetDemands } from '../../charts/connect/connector-demands.js';
export { isKnown, knownKeys } from '../../charts/connect/known-keys.js';
export { type ConnectorConfig, HISTORIZED, unreadKeys } from '../../charts/connect/retired-keys.js';
