import { ACKNOWLEDGE, DANGEROUS, WARN } from '../../../charts/shared/severity.js';
import { type StreamJobFact, type StreamQuery, textOf } from '../../facts/index.js';
import { matchedByName } from '../kafka/pairs.js';
import type { Transit, Transition } from '../transition.js';
import { listed } from '../words.js';

/** A query there was before and after, with its job. */
interface QueryPair {
  readonly job: StreamJobFact;
  readonly old: StreamQuery;
  readonly now: StreamQuery;
}

const queries = ({ before, after }: Transit): readonly QueryPair[] =>
  matchedByName(before.facts.streamJobs, after.facts.streamJobs, ({ resource }) => resource).flatMap(({ old, now }) =>
    now.queries.flatMap((query, index) => {
      const earlier = old.queries[index];
      return earlier === undefined ? [] : [{ job: now, old: earlier, now: query }];
    }),
  );

const checkpoint = ({ options }: StreamQuery) => textOf(options, 'checkpointLocation');
const fieldsNamed = ({ changes }: Transit, ...names: readonly string[]) =>
  changes.flatMap(({ fields }) => fields.filter(({ steps }) => names.some((name) => steps.includes(name))));

/** SPK-03: a query keeps its place elsewhere. */
export const checkpointMoved: Transition = {
  id: 'SPK-03',
  title: 'A query looks for its place elsewhere',
  severities: DANGEROUS,
  why: 'in an empty checkpoint it starts where startingOffsets says: records are skipped, or written again',
  source: 'Spark documentation: recovery semantics after changes',
  check: (transit) =>
    queries(transit).flatMap(({ job, old, now }) => {
      const [before, after] = [checkpoint(old), checkpoint(now)];
      if (before === undefined || before === after) return [];
      const start = textOf(now.options, 'startingOffsets') ?? 'latest';
      const outcome =
        start === 'latest'
          ? 'it starts with new records, and skips what came in between'
          : `it starts from ${start}, and writes what it wrote before again`;
      const text = `${job.name}: its checkpoint ${before} becomes ${after ?? 'none'}: ${outcome}.`;
      return [
        {
          resource: job.resource,
          consequence: 'data-loss',
          by: 'controller',
          isReversible: false,
          text,
          fields: fieldsNamed(transit, 'checkpoint', 'checkpointLocation'),
        },
      ];
    }),
};

/** SPK-06: a query is changed in a way its checkpoint does not allow. */
export const stateIncompatible: Transition = {
  id: 'SPK-06',
  title: 'A query changes under its checkpoint',
  severities: DANGEROUS,
  why: 'Spark does not define what happens with the state in it: it fails, or goes on with wrong results',
  source: 'Spark documentation: recovery semantics after changes',
  check: (transit) =>
    queries(transit).flatMap(({ job, old, now }) => {
      if (checkpoint(old) === undefined || checkpoint(old) !== checkpoint(now)) return [];
      const isRegrouped = now.aggregates && old.aggregates && fieldsNamed(transit, 'sql').length > 0;
      const parts = [
        ...(old.topics.join() === now.topics.join() ? [] : [`it reads ${listed(now.topics)} instead of ${listed(old.topics)}`]),
        ...(old.aggregates === now.aggregates ? [] : [now.aggregates ? 'it aggregates now' : 'it aggregates no more']),
        ...(isRegrouped ? ['its aggregation changes'] : []),
        ...(old.outputMode === now.outputMode
          ? []
          : [`it writes in mode ${now.outputMode ?? 'append'} instead of ${old.outputMode ?? 'append'}`]),
      ];
      if (parts.length === 0) return [];
      const text = `${job.name} keeps its checkpoint, and ${listed(parts)}: Spark fails, or goes on with wrong state. Give it a new checkpoint, and say where it starts.`;
      const fields = fieldsNamed(transit, 'sql', 'topic', 'mode', 'outputMode');
      return [{ resource: job.resource, consequence: 'outage', by: 'controller', isReversible: true, text, fields }];
    }),
};

/** SPK-15: the number of shuffle partitions is changed under a checkpoint with state. */
export const shufflePartitionsIgnored: Transition = {
  id: 'SPK-15',
  title: 'Shuffle partitions of a stateful query are changed',
  severities: WARN,
  why: 'the number is kept in the checkpoint: Spark ignores the new one',
  source: 'Spark documentation: structured streaming programming guide',
  check: (transit) =>
    matchedByName(transit.before.facts.streamJobs, transit.after.facts.streamJobs, ({ resource }) => resource).flatMap(({ old, now }) => {
      const key = 'spark.sql.shuffle.partitions';
      const [before, after] = [textOf(old.conf, key), textOf(now.conf, key)];
      if (before === after || !now.queries.some(({ aggregates }) => aggregates)) return [];
      const text = `${now.name}: ${key} ${before ?? 'unset'} → ${after ?? 'unset'} has no effect: the checkpoint keeps the earlier number. Never applied by anyone.`;
      return [
        { resource: now.resource, consequence: 'no-effect', by: 'nobody', isReversible: true, text, fields: fieldsNamed(transit, key) },
      ];
    }),
};

/** SPK-16: a job is in another namespace. */
export const jobMoved: Transition = {
  id: 'SPK-16',
  title: 'A stream job moves to another namespace',
  severities: ACKNOWLEDGE,
  why: 'until the old one is deleted two drivers write one checkpoint and one table',
  source: 'Spark documentation: a checkpoint belongs to one running query',
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
