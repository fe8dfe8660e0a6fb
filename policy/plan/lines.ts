import { counted } from '../../charts/shared/count.js';
import type { FieldChange, ObjectChange } from '../diff/index.js';
import { isStrimzi } from '../facts/index.js';
import { GONE, isPaused, type PodEffect } from '../restarts/index.js';
import { isFieldJudged, isJudged } from '../transitions/judged-kinds.js';
import { CONSEQUENCES, type Transit, type TransitionFinding, type Unread } from '../transitions/transition.js';
import { listed } from '../transitions/words.js';
import type { ChangeLine } from './change-line.js';
import { declarationLines } from './declaration-lines.js';
import { fieldWords } from './field-words.js';

/** Every change in words, the worst consequence first: what rules say, pods, what Jobs bring about, and the rest. Each value is told somewhere. */
export function changeLines(transit: Transit, findings: readonly TransitionFinding[]): readonly ChangeLine[] {
  const judged = findings.filter(isToldHere).map((finding): ChangeLine => ({ ...lineOf(finding), fields: finding.fields ?? [], finding }));
  const pods = podLines(transit);
  const unread = (transit.unread ?? []).map(unreadLine);
  const told = new Set([...judged, ...pods, ...unread].flatMap(({ fields }) => fields));
  const declared = declarationLines(transit.changes, (field) => told.has(field));
  for (const { fields } of declared) for (const field of fields) told.add(field);
  const named = new Set(findings.map(({ resource }) => resource));
  // A topic is told of by its name, whatever the name of its resource.
  const topics = transit.before.facts.topics.filter(({ name, declaredBy }) => declaredBy === 'strimzi' && named.has(`Topic/${name}`));
  const silent = new Set([...named, ...topics.map(({ resource }) => resource), ...transit.effects.map(({ workload }) => workload)]);
  const rest = transit.changes.flatMap((change) => otherLines(change, told, silent));
  return [...judged, ...pods, ...declared, ...unread, ...rest].toSorted(
    (a, b) => CONSEQUENCES.indexOf(a.consequence) - CONSEQUENCES.indexOf(b.consequence),
  );
}

/** A setting that brokers restart for is told with the pods that do, and what cannot be undone says so itself. */
const isToldHere = ({ id, consequence }: TransitionFinding) => id !== 'PRO-11' && (id !== 'KFK-36' || consequence !== 'restart');

const lineOf = ({ consequence, resource, text, by, isReversible }: TransitionFinding) => ({
  consequence,
  resource,
  text,
  by,
  isReversible,
});

/** Pods that the same causes restart, in one line. */
function podLines({ effects, changes }: Transit): readonly ChangeLine[] {
  const groups = new Map<string, { readonly effects: PodEffect[]; readonly causes: Causes }>();
  for (const effect of effects) {
    const causes = causesOf(effect, changes);
    const key = [effect.effect, effect.by, effect.once, causes.words].join('\0');
    const group = groups.get(key);
    if (group) group.effects.push(effect);
    else groups.set(key, { effects: [effect], causes });
    group?.causes.fields.push(...causes.fields);
  }
  return [...groups.values()].flatMap(({ effects: together, causes }) => podLine(together, causes));
}

interface Causes {
  readonly words: string;
  readonly fields: FieldChange[];
}

/** Values of the pod template, and of the ConfigMaps it names anew. */
function causesOf(pods: PodEffect, changes: readonly ObjectChange[]): Causes {
  return pods.by === 'operator' ? operatorCauses(pods, changes) : templateCauses(pods, changes);
}

/** Values of the custom resources an operator acts on. */
function operatorCauses({ because }: PodEffect, changes: readonly ObjectChange[]): Causes {
  const fields = changes.flatMap((change) =>
    change.fields.filter(({ path, steps }) => because.includes(path) || because.includes(steps.at(-1) ?? '')),
  );
  return { words: listed([...new Set(fields.toSorted((a, b) => rankOf(a) - rankOf(b)).map(fieldWords))]), fields };
}

function templateCauses({ workload, because, effect }: PodEffect, changes: readonly ObjectChange[]): Causes {
  const own = changes.find(({ object }) => object === workload)?.fields ?? [];
  const template = own.filter(({ path, steps }) => because.includes(path) || (steps[0] === 'metadata' && steps.at(-2) === 'labels'));
  const names = new Set(template.filter(({ isContentName }) => isContentName).map(({ after }) => after));
  const contents = changes
    .filter(({ ref, kind }) => kind === 'changed' && names.has(ref.name))
    .flatMap(({ fields }) => fields.filter(({ isContentName }) => !isContentName));
  const direct = template.filter(({ isContentName, steps }) => !isContentName && steps[0] !== 'metadata');
  const causes = effect === 'run' ? direct : [...direct, ...contents]; // what a Job brings about is told by itself
  const telling = causes.filter(({ steps }) => steps.at(-2) !== 'labels');
  const words = (telling.length > 0 ? telling : causes).toSorted((a, b) => rankOf(a) - rankOf(b)).map(fieldWords);
  const fallback = because.filter((cause) => !own.some(({ path }) => path === cause));
  return { words: listed([...new Set([...words, ...fallback])]), fields: [...template, ...contents] };
}

/** What a reader wants to know first of a restart: another program, then everything else. */
const rankOf = ({ steps }: FieldChange) => (steps.at(-1) === 'image' || steps.at(-1) === 'version' ? 0 : 1);

function podLine(together: readonly PodEffect[], { words, fields }: Causes): readonly ChangeLine[] {
  const [first] = together;
  if (first === undefined) return [];
  const { effect, by, workload } = first;
  const common = {
    resource: together.length === 1 ? workload : together.map((each) => each.workload).join(', '),
    fields,
    isReversible: true,
  };
  const who = podNames(together);
  const because = words === '' ? '' : `: ${words}`;
  if (effect === 'restart')
    return [
      { ...common, consequence: 'restart', by, text: `${who} restart${first.once === undefined ? '' : `, once ${first.once}`}${because}.` },
    ];
  if (effect === 'run') return [{ ...common, fields: [], consequence: 'no-effect', by: 'controller', text: `${workload} runs${because}.` }];
  if (effect === 'start') return [{ ...common, fields: [], consequence: 'no-effect', by: 'apply', text: `${who} start${because}.` }];
  const isOver = together.some(({ left }) => left === 0);
  const remover = by === 'compose' ? 'compose' : 'prune'; // apply deletes nothing
  const stops = together.every(({ because: causes }) => causes.includes(GONE)) ? remover : 'apply';
  return [{ ...common, fields: [], consequence: isOver ? 'outage' : 'no-effect', by: stops, text: `${who} stop${because}.` }];
}

function podNames(together: readonly PodEffect[]): string {
  const MOST_NAMED = 12;
  const names = together.flatMap(({ pods }) => pods);
  const unnamed = together.filter(({ pods }) => pods.length === 0).map(({ workload, count }) => `${counted(count, 'pod')} of ${workload}`);
  return [...(names.length > MOST_NAMED ? [`${names.length} pods (${names[0]} … ${names.at(-1)})`] : names), ...unnamed].join(', ');
}

/** What nobody has told yet, an object a line. */
function otherLines(change: ObjectChange, told: ReadonlySet<FieldChange>, silent: ReadonlySet<string>): readonly ChangeLine[] {
  const { kind, object, fields, ref } = change;
  const common = { resource: object, isReversible: true } as const;
  if (kind !== 'changed') {
    if (silent.has(object) || ref.kind === 'Job') return [];
    const [by, consequence] = [kind === 'added' ? 'apply' : 'prune', isJudged(change) ? 'no-effect' : 'not-judged'] as const;
    return [{ ...common, consequence, by, fields: [], text: `${object} is ${kind === 'added' ? 'new' : 'taken out'}.` }];
  }
  const open = fields.filter((field) => !told.has(field) && !field.isContentName);
  if (open.length === 0 || ref.kind === 'Job') return [];
  if (ref.kind === 'NetworkPolicy') return [policyLine(object, open)];
  const [judged, unknown] = [true, false].map((wanted) => open.filter((field) => isFieldJudged(field, change) === wanted));
  return [
    ...fieldLine({ ...common, by: performerOf(change), consequence: 'no-effect' }, judged),
    ...fieldLine({ ...common, by: 'apply', consequence: 'not-judged' }, unknown),
  ];
}

/** Who brings about what no rule tells of: of a resource of Strimzi its operator, unless it is paused. */
const performerOf = ({ after }: ObjectChange) =>
  !isStrimzi({ apiVersion: String(after?.apiVersion) }) ? 'apply' : isPaused(after) ? 'nobody' : 'operator';

/** What differs in one object, where anything does. */
const fieldLine = (
  common: Pick<ChangeLine, 'resource' | 'isReversible' | 'consequence' | 'by'>,
  fields: readonly FieldChange[] = [],
): readonly ChangeLine[] =>
  fields.length === 0 ? [] : [{ ...common, fields, text: `${common.resource}: ${listed(fields.map(fieldWords))}.` }];

const unreadLine = ({ resource, text, fields = [] }: Unread): ChangeLine => ({
  consequence: 'not-judged',
  resource,
  text,
  by: 'person',
  isReversible: true,
  fields,
});

/** A rule taken out of a network policy cuts somebody off; one put in does not. */
function policyLine(resource: string, fields: readonly FieldChange[]): ChangeLine {
  const rules = fields.filter(({ steps }) => steps[1] === 'ingress' || steps[1] === 'egress');
  const [fewer, more] = [rules.filter(({ after }) => after === undefined), rules.filter(({ before }) => before === undefined)];
  const parts = [
    ...(fewer.length > 0 ? [`${counted(fewer.length, 'rule')} fewer: what they let through is cut off unless another rule does`] : []),
    ...(more.length > 0 ? [`${counted(more.length, 'rule')} more`] : []),
    ...(fewer.length + more.length === 0 ? [listed(fields.map(fieldWords))] : []),
  ];
  const consequence = fewer.length > more.length ? 'outage' : 'no-effect';
  return { consequence, resource, by: 'apply', isReversible: true, fields, text: `${resource}: ${parts.join('; ')}.` };
}
