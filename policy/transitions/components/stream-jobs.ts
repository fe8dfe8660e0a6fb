import { DANGEROUS, WARN } from '../../../charts/shared/severity.js';
import { type StreamJobFact, type StreamQuery, textOf } from '../../facts/index.js';
import { compareBootstraps } from '../kafka/addresses.js';
import { matchedByName } from '../kafka/pairs.js';
import type { Outcome, Transit, Transition } from '../transition.js';
import { listed } from '../words.js';

/** A query there was before and after, with its job. */
interface QueryPair {
  readonly job: StreamJobFact;
  readonly old: StreamQuery;
  readonly now: StreamQuery;
}

const jobs = ({ before, after }: Transit) => matchedByName(before.facts.streamJobs, after.facts.streamJobs, ({ resource }) => resource);

const queries = (transit: Transit): readonly QueryPair[] =>
  jobs(transit).flatMap(({ old, now }) =>
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
  check: (transit) => [
    ...queries(transit).flatMap(({ job, old, now }): readonly Outcome[] => {
      const [before, after] = [checkpoint(old), checkpoint(now)];
      if (before === undefined || before === after) return [];
      const start = textOf(now.options, 'startingOffsets') ?? 'latest';
      const outcome =
        start === 'latest'
          ? 'it starts with new records, and skips what came in between'
          : `it starts from ${start}, and writes what it wrote before again`;
      return [movedTo(job, `${before} becomes ${after ?? 'none'}: ${outcome}`, transit)];
    }),
    ...jobs(transit).flatMap(({ old, now }): readonly Outcome[] => {
      if (now.queries.length > 0 && now.queries.every((query) => checkpoint(query) !== undefined)) return []; // told by its queries
      const moved = Object.entries(old.checkpoints).filter(([name, path]) => now.checkpoints[name] !== path);
      if (moved.length === 0) return [];
      const words = moved.map(([name, path]) => `${path} becomes ${now.checkpoints[name] ?? 'none'} (${name})`);
      const then = 'its queries start where startingOffsets says, and skip records or write them again';
      return [movedTo(now, `${listed(words)}: ${then}`, transit)];
    }),
  ],
};

const movedTo = (job: StreamJobFact, words: string, transit: Transit): Outcome => ({
  resource: job.resource,
  consequence: 'data-loss',
  by: 'controller',
  isReversible: false,
  text: `${job.name}: its checkpoint ${words}.`,
  fields: fieldsNamed(transit, 'checkpoint', 'checkpointLocation', 'spark.sql.streaming.checkpointLocation'),
});

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
      const isRegrouped = now.aggregates && old.aggregates && (fieldsNamed(transit, 'sql').length > 0 || old.grouping !== now.grouping);
      const kafka = otherKafka({ job, old, now }, transit);
      const parts = [
        ...(kafka === undefined ? [] : [kafka]),
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

/** A query that goes on with offsets of another Kafka. */
function otherKafka({ job, old, now }: QueryPair, transit: Transit): string | undefined {
  const [before, after] = [old, now].map(({ options }) => textOf(options, 'kafka.bootstrap.servers'));
  const isOther = compareBootstraps(before, after, job.namespace, transit) === 'other';
  return isOther ? `it reads from ${after} instead of ${before}, whose offsets it keeps` : undefined;
}

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
