import * as z from 'zod/mini';
import type { Problem } from '../../charts/shared/index.js';
import type { ReleaseResult } from './release.js';

const VERSION = /^\d+\.\d+\.\d+$/;
const word = () => z.string().check(z.minLength(1));
const component = z.optional(z.strictObject({ image: word() }));
const releaseSchema = z.strictObject({
  schemaVersion: z.literal(1),
  kafka: z.strictObject({
    version: z.string().check(z.regex(VERSION)),
    metadataVersion: z.string().check(z.regex(/^\d+\.\d+(-IV\d+)?$/)),
    image: word(),
  }),
  zookeeper: component,
  schemaRegistry: component,
  restProxy: component,
  connect: z.optional(z.strictObject({ image: word(), built: z.optional(word()) })),
  postgres: component,
  objectStore: z.optional(z.strictObject({ image: word(), client: word() })),
  spark: z.optional(z.strictObject({ version: z.string().check(z.regex(VERSION)), image: word(), built: word() })),
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
  'connect.image': 'an image reference, e.g. confluentinc/cp-kafka-connect:8.1.1',
  'connect.built': 'what docker/connect built, e.g. registry.example.com/connect:1.4.0',
  'postgres.image': 'an image reference, e.g. postgres:17.10',
  'objectStore.image': 'an image reference, e.g. versity/versitygw:v1.8.0',
  'objectStore.client': 'an image reference, e.g. curlimages/curl:8.14.1',
  'spark.version': 'three numbers, e.g. 4.0.1',
  'spark.image': 'an image reference, e.g. apache/spark:4.0.1-scala2.13-java17-python3-ubuntu',
  'spark.built': 'what docker/spark built, e.g. registry.example.com/spark:4.0.1',
};

/** Reads what a release file holds, once YAML has parsed it. Unknown keys are problems: a typing error must not become a default. */
export function parseRelease(content: unknown): ReleaseResult {
  const result = z.safeParse(releaseSchema, content, { reportInput: true });
  if (!result.success) return { problems: result.error.issues.flatMap(issueProblems) };
  const { schemaVersion, kafka, zookeeper, schemaRegistry, restProxy, connect, postgres, objectStore, spark } = result.data;
  return {
    release: {
      schemaVersion,
      kafka,
      ...(zookeeper && { zookeeper }),
      ...(schemaRegistry && { schemaRegistry }),
      ...(restProxy && { restProxy }),
      ...(connect && { connect: withoutGaps(connect) }),
      ...(postgres && { postgres }),
      ...(objectStore && { objectStore }),
      ...(spark && { spark }),
    },
  };
}

/** An absent key rather than an undefined one. */
const withoutGaps = ({ image, built: reference }: { image: string; built?: string | undefined }) => ({
  image,
  ...(reference !== undefined && { built: reference }),
});

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
