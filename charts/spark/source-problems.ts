import { type Problem, plainSecretProblems, under } from '../shared/index.js';
import { when } from './rule.js';
import type { StreamJob } from './stream-job.js';

const LONGEST_NAME = 40;

/** Whether pods and Services can be named after the job. */
export function nameProblems({ name }: StreamJob): Problem[] {
  if (/^[a-z]([a-z0-9-]*[a-z0-9])?$/.test(name) && name.length <= LONGEST_NAME) return [];
  const better = name
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, LONGEST_NAME)
    .replace(/-+$/, '');
  return [
    {
      path: 'name',
      what: `"${name}" (${name.length} characters)`,
      why: `pods and Services are named after it: a letter first, then lower case letters, digits and dashes, at most ${LONGEST_NAME}`,
      fix: `use ${better || 'job'}`,
    },
  ];
}

/** One thing said of a setting is enough. */
const isFirstOfPath = ({ path }: Problem, index: number, all: readonly Problem[]) =>
  all.findIndex((other) => other.path === path) === index;

/** What the source sets itself, or Spark refuses. */
const FORBIDDEN = /^(auto\.offset\.reset|enable\.auto\.commit|(key|value)\.(de)?serializer|interceptor\.classes|bootstrap\.servers)$/;
const SECURITY = /^(kafka\.)?(security\.|ssl\.|sasl\.|config\.providers)/;

/** What is wrong with what a job reads. */
export function sourceProblems({ source, dataset }: StreamJob): Problem[] {
  const problems = [
    ...Object.keys(source.settings).flatMap((key) => settingProblems(key)),
    ...under('settings', plainSecretProblems(source.settings, 'take it out: the job’s user and its Secret follow from the listener')),
  ].filter(isFirstOfPath);
  const { maxOffsetsPerTrigger: most } = source;
  if (most !== undefined && (!Number.isInteger(most) || most < 1)) {
    problems.push({
      path: 'maxOffsetsPerTrigger',
      what: `${most}`,
      why: 'no batch could hold a record',
      fix: 'use at least 1, e.g. 100000',
    });
  }
  if (!/^[a-z][a-z0-9_]*$/i.test(dataset.name)) {
    problems.push({
      path: 'dataset',
      what: `name "${dataset.name}"`,
      why: 'SQL finds the records under it',
      fix: 'use letters, digits and _',
    });
  }
  return problems;
}

function settingProblems(key: string): Problem[] {
  const path = `settings.${key}`;
  return [
    ...when(key === 'group.id' || key === 'kafka.group.id', {
      path,
      what: 'a fixed consumer group',
      why: 'two queries of one group share the partitions: each sees part of the data',
      fix: 'take it out: each query has a group of its own, named after the job',
    }),
    ...when(FORBIDDEN.test(key), {
      path,
      what: `${key} is Spark's own`,
      why: 'offsets live in the checkpoint and values come as bytes; Spark refuses to start with it',
      fix: 'take it out; startingOffsets says where a new job begins',
    }),
    ...when(SECURITY.test(key), {
      path,
      what: `${key} belongs to the connection`,
      why: 'a login written here would stand in the declaration for all to read',
      fix: 'take it out: the job’s user and its Secret follow from the listener',
    }),
  ];
}
