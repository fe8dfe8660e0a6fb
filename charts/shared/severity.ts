/** What an environment is for: how much a mistake costs there. The least first. */
export const ENVIRONMENT_CLASSES = ['local', 'development', 'staging', 'production'] as const;
/** How much an environment matters: the same finding is a note on a laptop and a block in production. One of {@link ENVIRONMENT_CLASSES}. */
export type EnvironmentClass = (typeof ENVIRONMENT_CLASSES)[number];

/** What a finding does, the most severe first: block, ask for a reason, warn, inform. */
export const SEVERITIES = ['block', 'acknowledge', 'warn', 'info'] as const;
/** One of {@link SEVERITIES}. */
export type Severity = (typeof SEVERITIES)[number];

/** Severity of a finding in each class of environment. */
export type Severities = Readonly<Record<EnvironmentClass, Severity>>;
/** Severity of a rule in each class of environment; `off` where it does not apply. */
export type SeverityByClass = Readonly<Record<EnvironmentClass, Severity | 'off'>>;

const everywhere = (severity: Severity): Severities => ({
  local: severity,
  development: severity,
  staging: severity,
  production: severity,
});

/** It cannot work, in any class: the API server or Kafka refuses it. */
export const BLOCK = everywhere('block');
/** It costs data or service where there is some to lose. */
export const BLOCK_WHERE_IT_COUNTS: Severities = { local: 'info', development: 'warn', staging: 'block', production: 'block' };
/** It is wrong in production only: elsewhere it may be intended. */
export const BLOCK_IN_PRODUCTION: SeverityByClass = { local: 'off', development: 'info', staging: 'warn', production: 'block' };
/** A change that destroys or cuts off something people rely on. */
export const DANGEROUS: Severities = { local: 'warn', development: 'acknowledge', staging: 'block', production: 'block' };
/** It may be intended, and then a reason is asked for. */
export const ACKNOWLEDGE: Severities = { local: 'info', development: 'warn', staging: 'acknowledge', production: 'acknowledge' };
/** It is bad practice that will cost somebody a day. */
export const WARN: Severities = { local: 'info', development: 'warn', staging: 'warn', production: 'warn' };
/** It is worth a warning in every class, a laptop's too. */
export const WARN_EVERYWHERE = everywhere('warn');
/** It matters under load and with many users. */
export const WARN_IN_PRODUCTION: SeverityByClass = { local: 'off', development: 'off', staging: 'warn', production: 'warn' };
/** Good to know. */
export const INFORM = everywhere('info');
