import * as z from 'zod/mini';
import type { Problem } from '../charts/shared/index.js';
import type { ReleaseResult } from './release.js';

const VERSION = /^\d+\.\d+\.\d+$/;
const component = z.optional(z.strictObject({ image: z.string().check(z.minLength(1)) }));
const releaseSchema = z.strictObject({
  schemaVersion: z.literal(1),
  kafka: z.strictObject({
    version: z.string().check(z.regex(VERSION)),
    metadataVersion: z.string().check(z.regex(/^\d+\.\d+(-IV\d+)?$/)),
    image: z.string().check(z.minLength(1)),
  }),
  zookeeper: component,
  schemaRegistry: component,
  restProxy: component,
});

/** Expected form of each field, for the message. */
const FORMS: Readonly<Record<string, string>> = {
  schemaVersion: '1',
  'kafka.version': 'three numbers, e.g. 4.3.1',
  'kafka.metadataVersion': 'two numbers in quotes, e.g. "4.3"',
  'kafka.image': 'an image reference, e.g. apache/kafka:4.3.1',
  'zookeeper.image': 'an image reference, e.g. confluentinc/cp-zookeeper:7.9.4',
  'schemaRegistry.image': 'an image reference, e.g. confluentinc/cp-schema-registry:8.1.1',
  'restProxy.image': 'an image reference, e.g. confluentinc/cp-kafka-rest:8.1.1',
};

/** Reads what a release file holds, once YAML has parsed it. Unknown keys are problems: a typing error must not become a default. */
export function parseRelease(content: unknown): ReleaseResult {
  const result = z.safeParse(releaseSchema, content, { reportInput: true });
  if (!result.success) return { problems: result.error.issues.flatMap(issueProblems) };
  const { schemaVersion, kafka, zookeeper, schemaRegistry, restProxy } = result.data;
  const components = { ...(zookeeper && { zookeeper }), ...(schemaRegistry && { schemaRegistry }), ...(restProxy && { restProxy }) };
  return { release: { schemaVersion, kafka, ...components } };
}

function issueProblems(issue: z.core.$ZodIssue): Problem[] {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path ? `${path}.${key}` : key));
  const form = FORMS[path];
  return [
    {
      path,
      what: issue.input === undefined ? 'is missing' : `is ${JSON.stringify(issue.input)}`,
      why: 'the release decides what runs, so nothing in it is guessed',
      fix: form ? `write ${form}` : 'see the release file of another environment',
    },
  ];
}

const unknownKey = (path: string): Problem => ({
  path,
  what: 'is not a key of a release file',
  why: 'it would be ignored, and you would think it was in force',
  fix: `remove it, or use one of ${Object.keys(FORMS).join(', ')}`,
});
