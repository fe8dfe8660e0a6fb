import type { KafkaLine, VersionModel } from '../../charts/kafka/versions/index.js';
import type { Facts, Place } from '../facts/index.js';

/** What an environment is for: how much a mistake costs there. */
export const ENVIRONMENT_CLASSES = ['local', 'development', 'staging', 'production'] as const;
/** One of {@link ENVIRONMENT_CLASSES}. */
export type EnvironmentClass = (typeof ENVIRONMENT_CLASSES)[number];

/** What a finding does, the gravest first: stop, ask for a reason, warn, tell. */
export const SEVERITIES = ['block', 'acknowledge', 'warn', 'info'] as const;
/** One of {@link SEVERITIES}. */
export type Severity = (typeof SEVERITIES)[number];

/** How grave a rule is in each class of environment. */
export type SeverityByClass = Readonly<Record<EnvironmentClass, Severity | 'off'>>;

/** One rule about one state of a platform. Data: its text is what `sluice explain` and docs/rules.md show. */
export interface Rule {
  /** Permanent, e.g. `KFK-01`. */
  readonly id: string;
  /** What is wrong, in a few words. */
  readonly title: string;
  readonly severity: SeverityByClass;
  /** What happens to those who ignore it. */
  readonly why: string;
  /** Where that was learnt: documentation, or somebody's bad day. */
  readonly source: string;
  /** A few lines that break it, and the same lines put right. */
  readonly wrong: string;
  readonly right: string;
  check(facts: Facts, context: RuleContext): readonly Violation[];
}

/** What rules may look at beside the facts. */
export interface RuleContext {
  /** Settings of the Kafka lines that the facts name, as far as they are known. */
  readonly models: ReadonlyMap<KafkaLine, VersionModel>;
}

/** One place where a rule is broken. */
export interface Violation {
  readonly resource: string;
  readonly place: Place;
  /** What is wrong here, with the value. */
  readonly what: string;
  /** What would be right here, with a value that passes. */
  readonly fix: string;
  /** Why it matters here, when the rule's own reason is too wide. */
  readonly why?: string;
  /** Gravest this one may be: some breaches of a rule are milder. */
  readonly atMost?: Severity;
  /** How grave this one is instead, class by class: some breaches cannot work anywhere. */
  readonly instead?: SeverityByClass;
}

/** A violation as it is told. */
export interface Finding {
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  readonly resource: string;
  readonly file: string;
  readonly line: number;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

/** The same everywhere. */
const everywhere = (severity: Severity): SeverityByClass => ({
  local: severity,
  development: severity,
  staging: severity,
  production: severity,
});

/** It cannot work, wherever it is. */
export const BLOCK = everywhere('block');
/** It costs data or service where there is some to lose. */
export const BLOCK_WHERE_IT_COUNTS: SeverityByClass = { local: 'info', development: 'warn', staging: 'block', production: 'block' };
/** It is wrong in production only: elsewhere it may be meant. */
export const BLOCK_IN_PRODUCTION: SeverityByClass = { local: 'off', development: 'info', staging: 'warn', production: 'block' };
/** It may be meant, and somebody must say so. */
export const ACKNOWLEDGE: SeverityByClass = { local: 'info', development: 'warn', staging: 'acknowledge', production: 'acknowledge' };
/** It is bad practice that will cost somebody a day. */
export const WARN: SeverityByClass = { local: 'info', development: 'warn', staging: 'warn', production: 'warn' };
/** It matters under load and among many. */
export const WARN_IN_PRODUCTION: SeverityByClass = { local: 'off', development: 'off', staging: 'warn', production: 'warn' };
/** Good to know. */
export const INFORM = everywhere('info');
