import * as z from 'zod/mini';
import { baseKey, IMAGE_FORM, imageKey, type ReleaseKey } from '../../charts/component.js';
import { EVERY_COMPONENT } from '../../charts/components.js';
import type { Problem } from '../../charts/shared/index.js';
import { nearest } from '../../charts/shared/spelling.js';
import { EPOCH_NAMES, FIRST_EPOCH, KNOWN_EPOCHS } from '../epoch.js';
import type { Release, ReleaseResult } from './release.js';

type Keys = Readonly<Record<string, ReleaseKey>>;

/** Each image of an entry may name what it was built from: `image` by `basedOn`, another by its own name, e.g. `clientBasedOn`. */
const withBase = (keys: Keys): Keys => ({
  ...keys,
  ...Object.fromEntries(
    Object.entries(keys)
      .filter(([, { form }]) => form === IMAGE_FORM)
      .map(([name, { example }]) => [name === 'image' ? 'basedOn' : `${name}BasedOn`, baseKey(example)]),
  ),
});

/** The entries of a release file, in its order. */
const ENTRIES: Readonly<Record<string, { readonly keys: Keys; readonly isOptional: boolean }>> = {
  kafka: {
    keys: withBase({
      version: { form: 'three numbers', example: '4.3.1', pattern: /^\d+\.\d+\.\d+$/ },
      metadataVersion: { form: 'two numbers in quotes', example: '"4.3"', pattern: /^\d+\.\d+(-IV\d+)?$/ },
      image: imageKey('apache/kafka:4.3.1'),
    }),
    isOptional: false,
  },
  zookeeper: { keys: withBase({ image: imageKey('confluentinc/cp-zookeeper:7.9.4') }), isOptional: true },
  ...Object.fromEntries(EVERY_COMPONENT.map(({ key, release: { keys } }) => [key, { keys: withBase(keys), isOptional: true }])),
};

function schemaOf(keys: Keys) {
  const text = ({ pattern }: ReleaseKey) => z.string().check(z.regex(pattern ?? /./));
  return z.strictObject(
    Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, key.isOptional ? z.optional(text(key)) : text(key)])),
  );
}

const releaseSchema = z.strictObject({
  schemaVersion: z.literal(1),
  renderEpoch: z.enum(EPOCH_NAMES),
  ...Object.fromEntries(
    Object.entries(ENTRIES).map(([name, { keys, isOptional }]) => [name, isOptional ? z.optional(schemaOf(keys)) : schemaOf(keys)]),
  ),
});

/** Expected form of each field, for the message. */
const FORMS: Readonly<Record<string, string>> = {
  schemaVersion: '1',
  renderEpoch: `one of ${KNOWN_EPOCHS}; "${FIRST_EPOCH}" renders what was rendered before there were epochs`,
  ...Object.fromEntries(
    Object.entries(ENTRIES).flatMap(([name, { keys }]) =>
      Object.entries(keys).map(([key, { form, example }]) => [`${name}.${key}`, `${form}, e.g. ${example}`]),
    ),
  ),
};

/** Why a field is asked for, where it is not for what runs. */
const REASONS: Readonly<Record<string, string>> = {
  renderEpoch: 'it freezes every default that shows in the rendered files: without a known one, a newer Sluice could change them unasked',
};

/** Reads what a release file holds, once YAML has parsed it. Unknown keys are problems: a typing error must not become a default. */
export function parseRelease(content: unknown): ReleaseResult {
  if (isRelease(content)) return { release: content };
  const result = z.safeParse(releaseSchema, content, { reportInput: true });
  return { problems: result.success ? [] : result.error.issues.flatMap(issueProblems) };
}

/** The schema holds each entry's keys as the types declare them. */
const isRelease = (content: unknown): content is Release => z.safeParse(releaseSchema, content).success;

function issueProblems(issue: z.core.$ZodIssue): Problem[] {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path ? `${path}.${key}` : key));
  const form = FORMS[path];
  return [
    {
      path,
      what:
        path === '' && issue.input === null ? 'is empty' : issue.input === undefined ? 'is missing' : `is ${JSON.stringify(issue.input)}`,
      why: REASONS[path] ?? 'the release decides what runs, so nothing in it is guessed',
      fix: form ? `write ${form}` : 'see the release file of another environment',
    },
  ];
}

function unknownKey(path: string): Problem {
  const meant = nearest(path, Object.keys(FORMS));
  const entry = path.slice(0, path.lastIndexOf('.') + 1);
  const known =
    entry === '' ? ['schemaVersion', 'renderEpoch', ...Object.keys(ENTRIES)] : Object.keys(FORMS).filter((key) => key.startsWith(entry));
  return {
    path,
    what: 'is not a key of a release file',
    why: 'it would be ignored, and you would think it was in force',
    fix: meant === undefined ? `remove it, or use one of ${known.join(', ')}` : `did you mean ${meant}?`,
  };
}
