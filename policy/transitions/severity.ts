import type { EnvironmentClass, Severity } from '../rules/index.js';

export type { EnvironmentClass, Severity };

/** Severity of a rule in each class of environment. */
export type Severities = Readonly<Record<EnvironmentClass, Severity>>;

/** What cannot work anywhere: the API server or Kafka refuses it. */
export const IMPOSSIBLE: Severities = { local: 'block', development: 'block', staging: 'block', production: 'block' };
/** What destroys or cuts off something people rely on. */
export const DANGEROUS: Severities = { local: 'warn', development: 'acknowledge', staging: 'block', production: 'block' };
/** What may be meant, when somebody says so. */
export const TO_ACKNOWLEDGE: Severities = { local: 'info', development: 'warn', staging: 'acknowledge', production: 'acknowledge' };
/** What a reader should know before. */
export const TO_KNOW: Severities = { local: 'info', development: 'warn', staging: 'warn', production: 'warn' };
/** What is only told. */
export const TOLD: Severities = { local: 'info', development: 'info', staging: 'info', production: 'info' };
