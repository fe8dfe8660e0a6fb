import type { KafkaLine, VersionModel } from '../../charts/kafka/versions/index.js';
import type { Severity, SeverityByClass } from '../../charts/shared/severity.js';
import type { Facts, Place } from '../facts/index.js';

/** One rule about one state of a platform. Data: its text is what `sluice explain` and docs/rules.md show. */
export interface Rule {
  /** Permanent, e.g. `KFK-01`. */
  readonly id: string;
  /** What is wrong, in a few words. */
  readonly title: string;
  /** Severity by class of environment. */
  readonly severity: SeverityByClass;
  /** What happens to those who ignore it. */
  readonly why: string;
  /** Where that was learnt: documentation, or somebody's bad day. */
  readonly source: string;
  /** A few lines that break it, and the same lines put right. */
  readonly wrong: string;
  /** How it is done right. */
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
  /** Kind, namespace and name of the object, as findings show it. */
  readonly resource: string;
  /** Where it is written: file and line. */
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
  /** Permanent id, e.g. `KFK-01`. */
  readonly id: string;
  /** How serious it is. */
  readonly severity: Severity;
  /** What is wrong, in a few words. */
  readonly title: string;
  /** Kind, namespace and name of the object, as findings show it. */
  readonly resource: string;
  /** File it was found in. */
  readonly file: string;
  /** Line in the file, from 1. */
  readonly line: number;
  /** What is wrong, with the value found. */
  readonly what: string;
  /** Why, in one sentence. */
  readonly why: string;
  /** What to do, with a value that would pass. */
  readonly fix: string;
}
