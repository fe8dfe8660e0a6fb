import { counted } from '../../charts/shared/count.js';
import type { AppliedObject, Change } from './apply-object.js';
import { label } from './objects.js';
import type { ApplyOutcome, OutdatedPod } from './outcome.js';

const CHANGE_WORDS: Readonly<Record<Change, string>> = {
  created: 'created',
  changed: 'changed',
  unchanged: 'nothing changed',
  rerun: 'run again',
  running: 'still running',
};

/** One applied object in one line, e.g. `StatefulSet streaming/kafka-a: nothing changed`. */
export function changeLine({ object, change }: AppliedObject): string {
  return `${label(object)}: ${CHANGE_WORDS[change]}`;
}

/** What an apply did, for a person. Without a trailing newline. */
export function outcomeText(outcome: ApplyOutcome): string {
  const lines = [`${countsText(outcome.applied)}; all ready after ${outcome.waitedSeconds} s`];
  for (const marker of outcome.closedMarkers)
    lines.push(`bootstrap marker ${marker} closed: from now on an empty controller disk is refused`);
  if (outcome.outdatedPods.length > 0) lines.push(outdatedText(outcome.outdatedPods));
  return lines.join('\n');
}

/** E.g. `12 objects: 2 created, 1 changed, 8 unchanged, 1 run again`. */
export function countsText(applied: readonly AppliedObject[]): string {
  const counts = Object.entries(CHANGE_WORDS).flatMap(([change, words]) => {
    const count = applied.filter((one) => one.change === change).length;
    return count === 0 ? [] : [`${count} ${change === 'unchanged' ? 'unchanged' : words}`];
  });
  return `${counted(applied.length, 'object')}${counts.length === 0 ? '' : `: ${counts.join(', ')}`}`;
}

/** How to bring pods of `OnDelete` sets to the applied revision by hand. */
export function outdatedText(pods: readonly OutdatedPod[]): string {
  const verb = pods.length === 1 ? 'pod still runs' : 'pods still run';
  return [
    `${pods.length} ${verb} the earlier revision: they are replaced one at a time, by deleting them; wait until each is ready again before the next:`,
    ...pods.map(({ namespace, pod }) => `  kubectl -n ${namespace} delete pod ${pod}`),
  ].join('\n');
}
