import type { EnvironmentClass, Severities, Severity } from '../../charts/shared/severity.js';
import type { FieldChange, Manifest, ObjectChange } from '../diff/index.js';
import type { Facts } from '../facts/index.js';
import type { PodEffect, SettingEffect } from '../restarts/index.js';

/** What a change comes to, the worst first. */
export const CONSEQUENCES = ['data-loss', 'one-way', 'outage', 'restart', 'not-judged', 'no-effect'] as const;
/**
 * `data-loss`: records or state go. `one-way`: no way back. `outage`: somebody is cut off. `not-judged`: no rule knows what follows.
 * `no-effect`: nobody notices, or nothing happens.
 */
export type Consequence = (typeof CONSEQUENCES)[number];

/** Who brings a change about, by the words a reader knows. */
export const PERFORMERS = {
  apply: 'apply',
  runbook: 'you: sluice explain replace-pods',
  controller: 'Kubernetes, pod by pod',
  'access-job': 'the access Job',
  'connector-job': 'the connectors Job',
  'levels-job': "the registry's levels Job",
  'migration-job': 'the migration Job',
  operator: 'the operator',
  compose: 'docker compose up -d',
  prune: 'you, by kubectl delete',
  person: 'a person, by hand',
  nobody: 'nobody',
} as const;
/** Who brings a change about. */
export type Performer = keyof typeof PERFORMERS;

/** What a rule says of one change. */
export interface Outcome {
  /** What it is about, e.g. `Topic/orders` or `StatefulSet/streaming/kafka-broker-1a`. */
  readonly resource: string;
  /** What the change does to the platform. */
  readonly consequence: Consequence;
  /** Who carries it out. */
  readonly by: Performer;
  /** Whether the earlier state can be had again with nothing lost. */
  readonly isReversible: boolean;
  /** One or two sentences with what it means, units made human. */
  readonly text: string;
  /** Steps that work, in order, where a plain apply does not. */
  readonly procedure?: readonly string[];
  /** The values that differ and are told by this. */
  readonly fields?: readonly FieldChange[];
  /** Where the rule judges some cases less or more than others. @default the rule's severity */
  readonly severities?: Severities;
}

/** Two states and what differs between them. */
export interface Transit {
  /** The earlier state. */
  readonly before: State;
  /** The later state. */
  readonly after: State;
  /** Objects that differ. */
  readonly changes: readonly ObjectChange[];
  /** What becomes of pods. */
  readonly effects: readonly PodEffect[];
  /** How each changed setting of Kafka takes hold. */
  readonly settings: readonly SettingEffect[];
  /** What differs and is nothing that is read here. @default nothing */
  readonly unread?: readonly Unread[];
}

/** A part of an input that differs, and that no rule reads. */
export interface Unread {
  /** The file, or the object. */
  readonly resource: string;
  /** What differs, and why it is not read. */
  readonly text: string;
  /** The values that are told by this. @default none */
  readonly fields?: readonly FieldChange[];
}

/** One state. */
export interface State {
  /** Objects of the state. */
  readonly manifests: readonly Manifest[];
  /** What the objects mean. */
  readonly facts: Facts;
}

/** A rule about two states. Its id is for ever. */
export interface Transition {
  /** Permanent id, e.g. `KFK-01`. */
  readonly id: string;
  /** What is wrong, in a few words. */
  readonly title: string;
  /** Severity by class of environment. */
  readonly severities: Severities;
  /** What would follow if it were let through. */
  readonly why: string;
  /** Where that was learnt. */
  readonly source: string;
  check(transit: Transit): readonly Outcome[];
}

/** What a rule found, as it is told. */
export interface TransitionFinding extends Outcome {
  /** Permanent id, e.g. `KFK-01`. */
  readonly id: string;
  /** What is wrong, in a few words. */
  readonly title: string;
  /** How serious it is. */
  readonly severity: Severity;
  /** Why, in one sentence. */
  readonly why: string;
}

/** What rules find between two states, the worst consequence first. */
export function transitionFindings(rules: readonly Transition[], transit: Transit, of: EnvironmentClass): readonly TransitionFinding[] {
  const found = rules.flatMap(({ id, title, severities, why, check }) =>
    check(transit).map((outcome) => ({
      ...outcome,
      id,
      title,
      why,
      by: performerOf(outcome, transit),
      severity: (outcome.severities ?? severities)[of],
    })),
  );
  return found.toSorted((a, b) => CONSEQUENCES.indexOf(a.consequence) - CONSEQUENCES.indexOf(b.consequence));
}

/** Who carries an outcome out: what Kubernetes does with pods, compose does with the containers of a service. */
function performerOf({ by, resource }: Outcome, transit: Transit): Performer {
  if (by === 'controller' && resource.startsWith('service/')) return 'compose';
  return by === 'runbook' ? whoRestarts(transit) : by;
}

/** Who restarts Kafka's pods here: the reader by the runbook, Kubernetes by itself, a person, or an operator. */
function whoRestarts({ effects, after }: Transit): Performer {
  const restarts = effects.filter(({ effect }) => effect === 'restart');
  const [first] = restarts;
  if (first !== undefined) return restarts.some(({ by }) => by === 'runbook') ? 'runbook' : first.by;
  const origins = after.facts.nodes.map(({ origin }) => origin);
  if (origins.includes('strimzi')) return 'operator';
  return origins.length > 0 && origins.every((origin) => origin === 'compose') ? 'compose' : 'runbook';
}
