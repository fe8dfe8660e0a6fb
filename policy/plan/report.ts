import type { EnvironmentClass, Severity } from '../../charts/shared/severity.js';
import { isShown } from '../diff/index.js';
import type { PodEffect, SettingEffect } from '../restarts/index.js';
import type { Finding } from '../rules/index.js';
import { TRANSITIONS } from '../transitions/catalogue.js';
import { type Consequence, type Performer, type Transit, type TransitionFinding, transitionFindings } from '../transitions/transition.js';
import type { ChangeLine } from './change-line.js';
import { changeLines } from './lines.js';
import { placeFinder } from './places.js';

/** A changed value as it is written down. Nothing secret is in it. */
export interface ReportedField {
  /** The object, e.g. `StatefulSet streaming/kafka-broker-a`. */
  readonly object: string;
  /** Path of the field in the object. */
  readonly path: string;
  /** Value before; absent where the field was added. */
  readonly before?: string | number | boolean | null;
  /** Value after; absent where the field was removed. */
  readonly after?: string | number | boolean | null;
}

/** What a change means, as it is written down. */
export interface ReportedChange {
  /** What the change does to the platform. */
  readonly consequence: Consequence;
  /** Kind, namespace and name of the object, as findings show it. */
  readonly resource: string;
  /** The change in words. */
  readonly text: string;
  /** Who brings it about. */
  readonly by: Performer;
  /** Whether the change can be undone without loss. */
  readonly reversible: boolean;
  /** Rule that judges it, and how. */
  readonly id?: string;
  /** Severity of the rule, where one applies. */
  readonly severity?: Severity;
  /** What `--acknowledge` names. Present where a reason is asked for. */
  readonly acknowledge?: string;
  /** Steps that work where a plain apply does not. */
  readonly procedure?: readonly string[];
  /** Values that differ. */
  readonly fields: readonly ReportedField[];
}

/** A diff as it is written down: the same for the same states. */
export interface DiffReport {
  readonly schemaVersion: 1;
  /** How strictly it was judged. */
  readonly class: EnvironmentClass;
  /** The worst consequence first. */
  readonly changes: readonly ReportedChange[];
  /** What the rules found. */
  readonly findings: readonly Finding[];
  /** Pods that restart. */
  readonly pods: readonly PodEffect[];
  /** Kafka settings that change. */
  readonly settings: readonly SettingEffect[];
  /** The diff in numbers. */
  readonly summary: DiffSummary;
}

/** A diff in numbers. */
export interface DiffSummary {
  /** Objects that differ. */
  readonly objects: number;
  /** Changes that no rule knows the consequence of. */
  readonly notJudged: number;
  /** Number of changes by consequence. */
  readonly changes: Readonly<Record<Consequence, number>>;
  /** Ids of rules that block it, each with its resource. */
  readonly blocked: readonly string[];
  /** What has to be acknowledged. */
  readonly acknowledgements: readonly string[];
}

/** What a diff means in an environment of some class. */
export function reportOf(transit: Transit, of: EnvironmentClass): DiffReport {
  const findings = transitionFindings(TRANSITIONS, transit, of);
  const lines = changeLines(transit, findings);
  const place = placeFinder(transit);
  const changes = lines.map(reported);
  return {
    schemaVersion: 1,
    class: of,
    changes,
    findings: findings.map((finding) => ({ ...findingText(finding), ...(place(finding.resource) ?? { file: '', line: 1 }) })),
    pods: transit.effects,
    settings: transit.settings,
    summary: {
      objects: transit.changes.length,
      notJudged: changes.filter(({ consequence }) => consequence === 'not-judged').length,
      changes: countsOf(changes),
      blocked: findings.filter(({ severity }) => severity === 'block').map(acknowledgement),
      acknowledgements: [...new Set(findings.filter(({ severity }) => severity === 'acknowledge').map(acknowledgement))],
    },
  };
}

/** What `--acknowledge` names: the rule and the resource. */
const acknowledgement = ({ id, resource }: Pick<TransitionFinding, 'id' | 'resource'>): string => `${id}:${resource}`;

function reported({ consequence, resource, text, by, isReversible, fields, finding }: ChangeLine): ReportedChange {
  return {
    consequence,
    resource,
    text,
    by,
    reversible: isReversible,
    ...(finding && { id: finding.id, severity: finding.severity }),
    ...(finding?.severity === 'acknowledge' && { acknowledge: acknowledgement(finding) }),
    ...(finding?.procedure && { procedure: finding.procedure }),
    fields: fields.map((field) => {
      const { object, path, before, after } = field;
      if (!isShown(field)) return { object, path, before: '(hidden)', after: '(hidden, changed)' };
      return { object, path, ...(before !== undefined && { before: told(before) }), ...(after !== undefined && { after: told(after) }) };
    }),
  };
}

/** A value as it is written down. Of a whole file only its length: it may hold anything, and its lines are in the manifests. */
function told(value: string | number | boolean | null): string | number | boolean | null {
  return typeof value === 'string' && value.includes('\n') ? `(text of ${value.trimEnd().split('\n').length} lines)` : value;
}

const findingText = ({ id, severity, title, resource, text, why, procedure }: TransitionFinding) => ({
  id,
  severity,
  title,
  resource,
  what: text,
  why,
  fix: procedure === undefined ? advice(severity, { id, resource }) : procedure.join('; '),
});

function advice(severity: Severity, finding: Pick<TransitionFinding, 'id' | 'resource'>): string {
  if (severity === 'block') return 'take the change back, or reach its end in steps that are allowed';
  return severity === 'acknowledge' ? `if it is meant: --acknowledge "${acknowledgement(finding)}=reason"` : 'nothing, when it is meant';
}

function countsOf(changes: readonly ReportedChange[]): Readonly<Record<Consequence, number>> {
  const counts = { 'data-loss': 0, 'one-way': 0, outage: 0, restart: 0, 'not-judged': 0, 'no-effect': 0 };
  for (const { consequence } of changes) counts[consequence] += 1;
  return counts;
}
