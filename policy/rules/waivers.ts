import { BLOCK } from '../../charts/shared/severity.js';
import { nearest } from '../../charts/shared/spelling.js';
import { type Place, readDocuments } from '../facts/index.js';
import type { Finding, Rule } from './rule.js';

/** A rule that is set aside for one resource: who says so, why, and until when. */
export interface Waiver {
  /** Id of the rule. */
  readonly rule: string;
  /** Resource as findings name it; `*` at its end is every resource that begins so. */
  readonly resource: string;
  /** Environment or path it counts for. @default all */
  readonly subject?: string;
  /** Why the rule is set aside. */
  readonly reason: string;
  /** Who answers for it. */
  readonly owner: string;
  /** Last day it counts, e.g. `2027-01-31`. */
  readonly until: string;
  /** Where it is written: file and line. */
  readonly place: Place;
}

/** A waivers file: what counts, and what is wrong with the rest. */
export interface ReadWaivers {
  /** Waivers in force. */
  readonly waivers: readonly Waiver[];
  /** What is wrong with the others. */
  readonly findings: readonly Finding[];
}

/** PRO-18 is about the waivers themselves. It cannot be waived. */
export const WAIVER_RULE: Omit<Rule, 'check'> = {
  id: 'PRO-18',
  title: 'a waiver that does not count',
  severity: BLOCK,
  why: 'a rule that is set aside without a reason, an owner and an end is set aside for ever, and nobody remembers why',
  source: 'common practice: an exception has an end',
  wrong: '- rule: KFK-24\n  resource: StatefulSet/streaming/kafka-broker-a',
  right:
    '- rule: KFK-24\n  resource: StatefulSet/streaming/kafka-broker-a\n  reason: an old client makes its topics itself\n  owner: streaming-team\n  until: 2027-01-31',
};

const FIELDS = ['rule', 'resource', 'reason', 'owner', 'until'] as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads a waivers file as it counts on a day, e.g. `2026-11-25`. */
export function readWaivers(file: string, text: string, today: string, knownRules: readonly string[]): ReadWaivers {
  const { documents, unreadable } = readDocuments(file, text);
  const broken = unreadable.map(({ place, reason }) => finding(place, `the file cannot be read: ${reason}`, 'correct the line'));
  const read = documents.flatMap(({ root }) =>
    root.get('waivers').items.map((view) => {
      const { place } = view;
      const [rule = '', resource = '', reason = '', owner = '', until = ''] = FIELDS.map((field) => view.get(field).scalar?.trim());
      const subject = view.get('subject').scalar;
      const waiver = { rule, resource, reason, owner, until, place, ...(subject !== undefined && { subject }) };
      return { waiver, fault: faultOf(waiver, today, knownRules) };
    }),
  );
  const faults = read.flatMap(({ waiver, fault }) => (fault ? [finding(waiver.place, ...fault)] : []));
  return { waivers: read.flatMap(({ waiver, fault }) => (fault ? [] : [waiver])), findings: [...broken, ...faults] };
}

function faultOf(waiver: Waiver, today: string, knownRules: readonly string[]): readonly [what: string, fix: string] | undefined {
  const missing = FIELDS.filter((field) => waiver[field] === '');
  const name = `the waiver of ${waiver.rule || 'no rule'} for ${waiver.resource || 'no resource'}`;
  if (missing.length > 0) return [`${name} has no ${missing.join(', no ')}`, `add ${missing.join(', ')}`];
  if (!knownRules.includes(waiver.rule)) return [`${name} names no rule that can be waived`, 'correct the rule, or remove the waiver'];
  if (!DAY.test(waiver.until) || Number.isNaN(Date.parse(waiver.until)))
    return [`${name}: until is ${waiver.until}`, 'write a day, e.g. 2027-01-31'];
  return waiver.until < today ? [`${name} ended on ${waiver.until}`, 'put right what it was for, or say anew until when'] : undefined;
}

const finding = (place: Place, what: string, fix: string): Finding => ({
  id: WAIVER_RULE.id,
  severity: 'block',
  title: WAIVER_RULE.title,
  resource: 'environments/waivers.yaml',
  ...place,
  what,
  why: WAIVER_RULE.why,
  fix,
});

/** The waiver that sets a finding of some subject aside. */
export const waiverOf = (
  { id, resource }: Pick<Finding, 'id' | 'resource'>,
  subject: string,
  waivers: readonly Waiver[],
): Waiver | undefined => waivers.find((waiver) => isFor(waiver, { id, resource, subject }));

const isFor = (waiver: Waiver, { id, resource, subject }: WaivableFinding): boolean =>
  waiver.rule === id && (waiver.subject === undefined || waiver.subject === subject) && fits(waiver.resource, resource);

/** A finding that a waiver could set aside. */
export interface WaivableFinding extends Pick<Finding, 'id' | 'resource'> {
  /** Environment or path it was found in. */
  readonly subject: string;
}

/** Waivers that set nothing aside, of those whose subjects were all looked at: what they were for is mended, or their resource is misspelt. */
export function unusedWaivers(
  waivers: readonly Waiver[],
  findings: readonly WaivableFinding[],
  isCovered: (subject: string | undefined) => boolean,
): readonly Finding[] {
  const unused = waivers.filter((waiver) => isCovered(waiver.subject) && !findings.some((each) => isFor(waiver, each)));
  return unused.map((waiver) => {
    const { rule, resource, place } = waiver;
    const meant = nearest(resource, [...new Set(findings.filter(({ id }) => id === rule).map((each) => each.resource))]);
    const fix = meant ? `did you mean ${meant}?` : 'correct the resource, or remove the waiver';
    return { ...finding(place, `the waiver of ${rule} for ${resource} matches no finding`, fix), severity: 'warn' };
  });
}

const fits = (wanted: string, resource: string) => (wanted.endsWith('*') ? resource.startsWith(wanted.slice(0, -1)) : wanted === resource);

/** The strict schema check, as rules are told. Its findings are made elsewhere. */
export const SCHEMA_RULE: Omit<Rule, 'check'> = {
  id: 'SCHEMA',
  title: 'an API server would not take it as it is written',
  severity: BLOCK,
  why: 'a misspelt field is dropped silently or refused: what it asks for never happens',
  source: 'the OpenAPI documents of Kubernetes, and the rules its API server adds',
  wrong: 'kind: Service\nspec: { selectors: { app: kafka } }',
  right: 'kind: Service\nspec: { selector: { app: kafka } }',
};
