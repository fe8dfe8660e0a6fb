import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ENVIRONMENT_CLASSES } from '../../charts/shared/severity.js';
import { readDocuments, readFacts } from '../facts/index.js';
import { findingsOf, modelsFor, RULES } from './index.js';

const FOLDER = join(import.meta.dirname, 'fixtures');
const files = readdirSync(FOLDER).sort();

/** Right ways of others that were once a false alarm, e.g. `KFK-25.pass-mounted-settings.yaml`. */
const PATTERN = /\.pass-[a-z-]+\.yaml$/;
const patterns = files.filter((file) => PATTERN.test(file));

/** Rules that a fixture breaks as well, because the one cannot be broken alone there. */
const AND_ALSO: Readonly<Record<string, readonly string[]>> = {
  'CMP-02': ['KFK-25', 'KRC-02'], // an anonymous volume does not survive either
  'K8S-07': ['KRC-02'], // only nodes that are both wait for one another so
  'K8S-23': ['KRC-02'],
  'KFK-38': ['KRC-01', 'KRC-02'], // a laptop's one node
  'KRC-18': ['KRC-01'],
  'KRC-05': ['KRC-01', 'KRC-02'], // a laptop's two nodes
  'KRC-07': ['KRC-02'],
  'KRC-16': ['KRC-01', 'KRC-02'], // a laptop's one node
  'SPK-09': ['SPK-10'],
};

const brokenIn = async (file: string) => {
  const { documents, unreadable } = readDocuments(file, readFileSync(join(FOLDER, file), 'utf8'));
  expect(unreadable).toEqual([]);
  const facts = readFacts(documents);
  return findingsOf(facts, RULES, { environmentClass: 'production', models: await modelsFor(facts) });
};
const ids = (found: readonly { readonly id: string }[]) => [...new Set(found.map(({ id }) => id))].sort();

describe('every rule', () => {
  it('has a fixture that breaks it and one that does not, and every fixture has its rule', () => {
    expect(files.filter((file) => !PATTERN.test(file))).toEqual(RULES.flatMap(({ id }) => [`${id}.fail.yaml`, `${id}.pass.yaml`]).sort());
    for (const file of patterns) expect(RULES.map(({ id }) => id)).toContain(file.split('.')[0]);
  });

  it('has an id of its own, and says what it is about', () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
    for (const { id, title, why, source, wrong, right, severity } of RULES) {
      expect(id).toMatch(/^[A-Z][A-Z0-9]{2}-\d\d$/);
      for (const text of [title, why, source, wrong, right]) expect(text, id).toMatch(/\S/);
      expect(Object.keys(severity), id).toEqual([...ENVIRONMENT_CLASSES]);
      expect(wrong, id).not.toBe(right);
    }
  });

  it.each([
    ['3.7.2', ['KFK-35', 'KFK-35']],
    ['3.9.1', ['KFK-35', 'KFK-35']],
    ['5.0.0', []],
  ])('judges settings of Kafka %s by the lines around it: %j', async (version, expected) => {
    const text = `services: { kafka: { image: "apache/kafka:${version}", environment: { KAFKA_LOG_CLEANUP_POLICY: deleted, KAFKA_LOG_RETENTION_HOUR: 5 } } }`;
    const facts = readFacts(readDocuments('compose.yaml', text).documents);
    const found = findingsOf(facts, RULES, { environmentClass: 'production', models: await modelsFor(facts) });
    expect(found.flatMap(({ id }) => (id === 'KFK-35' ? [id] : []))).toEqual(expected);
  });

  it('only informs about a fixed tag without a digest in development', async () => {
    const text = readFileSync(join(FOLDER, 'K8S-22.pass.yaml'), 'utf8').replaceAll(/@sha256:[0-9a-f]+/g, '');
    const facts = readFacts(readDocuments('manifests.yaml', text).documents);
    const severities = ENVIRONMENT_CLASSES.map((environmentClass) =>
      findingsOf(facts, RULES, { environmentClass, models: new Map() })
        .filter(({ id }) => id === 'K8S-22')
        .map(({ severity, what }) => `${severity}: ${what}`),
    );
    const told = (severity: string) => [expect.stringMatching(`^${severity}: .* has no digest$`)];
    expect(severities).toEqual([[], told('info'), told('warn'), told('warn')]);
  });

  it('tells what cannot work anywhere on a laptop too', async () => {
    const text = readFileSync(join(FOLDER, 'KRC-10.pass.yaml'), 'utf8').replace(
      'OFFSETS_TOPIC_REPLICATION_FACTOR: 1',
      'OFFSETS_TOPIC_REPLICATION_FACTOR: 3',
    );
    const facts = readFacts(readDocuments('compose.yaml', text).documents);
    const found = findingsOf(facts, RULES, { environmentClass: 'local', models: new Map() });
    expect(found.filter(({ severity }) => severity === 'block')).toMatchObject([{ id: 'KFK-06' }]);
  });

  it('K8S-11 adds up the budgets of pools: each right alone, together they let too many brokers go', async () => {
    const [before = '', set = '', after = ''] = readFileSync(join(FOLDER, 'K8S-11.pass.yaml'), 'utf8').split(
      /(?<=---\n)(?=apiVersion: apps)|(?<=---\n)(?=apiVersion: policy)/,
    );
    const pools = ['a', 'b', 'c'].map((pool) =>
      set
        .replace('name: kafka,', `name: kafka-${pool},`)
        .replace('replicas: 3', 'replicas: 1')
        .replace('labels: { app: kafka }', `labels: { app: kafka, pool: ${pool} }`),
    );
    const told = async (budgets: readonly string[]) => {
      const budget = (selector: string, index: number) =>
        `apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: kafka-${index}, namespace: streaming }\nspec: { maxUnavailable: 1, selector: { matchLabels: { ${selector} } } }\n---\n`;
      const rest = after.slice(after.indexOf('---\n') + 4);
      const facts = readFacts(readDocuments('pools.yaml', before + pools.join('') + budgets.map(budget).join('') + rest).documents);
      expect([facts.clusters.length, facts.budgets.length]).toEqual([1, budgets.length]);
      const found = findingsOf(facts, RULES, { environmentClass: 'production', models: await modelsFor(facts) });
      return found.filter(({ id }) => id === 'K8S-11').map(({ what }) => what);
    };
    expect(await told(['app: kafka'])).toEqual([]);
    expect(await told(['pool: a'])).toEqual([]);
    expect(await told(['pool: a', 'pool: b'])).toEqual([
      'with kafka-0, kafka-1 2 brokers may go at once, and the in-sync copies can spare 1',
    ]);
    expect(await told(['pool: a', 'app: kafka'])).toEqual([]); // Kubernetes evicts no pod that two of them select
  });

  it.each(RULES.map(({ id }) => id))('%s is broken by its failing fixture, alone, and told where', async (id) => {
    const found = await brokenIn(`${id}.fail.yaml`);
    expect(ids(found)).toEqual([id, ...(AND_ALSO[id] ?? [])].sort());
    for (const finding of found) {
      expect(finding.line, finding.id).toBeGreaterThan(0);
      for (const text of [finding.resource, finding.what, finding.why, finding.fix]) expect(text, finding.id).toMatch(/\S/);
    }
  });

  it.each(patterns)('%s is right, though a rule once took it for wrong', async (file) => {
    expect(ids(await brokenIn(file))).toEqual([]);
  });

  it.each(RULES.map(({ id }) => id))('%s is kept by its passing fixture, and so are the others', async (id) => {
    const others = (AND_ALSO[id] ?? []).filter((other) => other !== id);
    expect(ids(await brokenIn(`${id}.pass.yaml`)).filter((found) => !others.includes(found))).toEqual([]);
  });
});
