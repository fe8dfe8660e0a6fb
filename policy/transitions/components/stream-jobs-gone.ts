import { ACKNOWLEDGE, WARN } from '../../../charts/shared/severity.js';
import { type StreamJobFact, textOf } from '../../facts/index.js';
import type { Outcome, Transit, Transition } from '../transition.js';

/** SPK-16: a job is in another namespace. */
export const jobMoved: Transition = {
  id: 'SPK-16',
  title: 'A stream job moves to another namespace',
  severities: ACKNOWLEDGE,
  why: 'until the old one is deleted two drivers write one checkpoint and one table',
  source: 'Structured Streaming documentation: a checkpoint belongs to one running query',
  check: ({ before, after }) =>
    before.facts.streamJobs.flatMap((old) => {
      const isThere = after.facts.streamJobs.some(({ resource }) => resource === old.resource);
      const now = after.facts.streamJobs.find(({ name, namespace }) => name === old.name && namespace !== old.namespace);
      if (isThere || now === undefined) return [];
      const text = `${old.name} moves from namespace ${old.namespace} to ${now.namespace}: it goes on from its checkpoint in the object store, once the old one is gone.`;
      const [kind = '', , name = old.name] = old.resource.split('/');
      const procedure = [
        `kubectl -n ${old.namespace} delete ${kind.toLowerCase()} ${name} --wait`,
        `bring its Secrets into ${now.namespace}: sluice secrets lists them, --generate makes the copies`,
        'apply; then delete what else the old one had: its role and binding, accounts, ConfigMaps and network policies',
      ];
      return [{ resource: old.resource, consequence: 'outage', by: 'prune', isReversible: true, text, procedure }];
    }),
};

/** SPK-17: a job is taken out, or is there under another name. */
export const jobGone: Transition = {
  id: 'SPK-17',
  title: 'A stream job is renamed or taken out',
  severities: WARN,
  why: 'until the earlier one is deleted two drivers write one checkpoint and one table; once it is, nobody goes on with its work',
  source: 'Structured Streaming documentation: a checkpoint belongs to one running query',
  check: (transit) => gone(transit).map((old) => removal(old, transit)),
};

const gone = ({ before, after }: Transit): readonly StreamJobFact[] =>
  before.facts.streamJobs.filter(
    ({ resource, name }) => !after.facts.streamJobs.some((job) => job.resource === resource || job.name === name),
  );

function removal(old: StreamJobFact, { before, after }: Transit): Outcome {
  const known = new Set(before.facts.streamJobs.map(({ resource }) => resource));
  const successor = after.facts.streamJobs.find((job) => !known.has(job.resource) && isLike(old, job));
  const base = { resource: old.resource, consequence: 'outage', by: 'prune', isReversible: true } as const;
  if (successor === undefined) {
    const text = `${old.name} is taken out: once it is deleted its queries stop, and their checkpoints stay where they are.`;
    return { ...base, text };
  }
  const shared = placesOf(old).filter((place) => placesOf(successor).includes(place));
  const where = shared.length > 0 ? `two drivers write one checkpoint (${shared.join(', ')})` : 'both do the same work';
  const text = `${old.name} becomes ${successor.name}: until the earlier one is deleted, ${where}.`;
  const procedure = [`delete ${old.name}, and wait until its driver is gone`, `apply: ${successor.name} goes on`];
  return { ...base, text, procedure, severities: ACKNOWLEDGE };
}

/** Checkpoints of a job. */
const placesOf = ({ queries, checkpoints }: StreamJobFact): readonly string[] => [
  ...Object.values(checkpoints),
  ...queries.flatMap(({ options }) => textOf(options, 'checkpointLocation') ?? []),
];

/** Whether a new job goes on with the work of another: in its checkpoint, or by the same program. */
const isLike = (old: StreamJobFact, job: StreamJobFact): boolean =>
  placesOf(old).some((place) => placesOf(job).includes(place)) ||
  (old.program !== undefined && old.program === job.program && old.image?.repository === job.image?.repository);
