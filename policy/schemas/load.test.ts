import { describe, expect, it, vi } from 'vitest';
import { loadSchemas, schemaFindings, schemasFor } from '.';
import { OPERATORS } from './operators.js';

const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } };
const topic = { apiVersion: 'kafka.strimzi.io/v1', kind: 'KafkaTopic', metadata: { name: 'orders' }, spec: {} };
const podSet = { ...topic, apiVersion: 'core.strimzi.io/v1', kind: 'StrimziPodSet', spec: { selector: {}, pods: [] } };
const operatorsFor = async (...objects: readonly unknown[]) => (await schemasFor(objects, '1.34')).operators;

describe.each(OPERATORS)('$name', ({ release, groups, load }) => {
  it('defines kinds of its own groups only, and has a release', async () => {
    const { default: set } = await load();
    expect(new Set(Object.keys(set.kinds).map((kind) => kind.split('/')[0]))).toEqual(new Set(groups));
    expect(release).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('names no definition as another does', async () => {
    const own = Object.keys((await load()).default.definitions);
    const others = await Promise.all(OPERATORS.filter((other) => other.load !== load).map((other) => other.load()));
    expect(others.flatMap(({ default: set }) => Object.keys(set.definitions)).filter((name) => own.includes(name))).toEqual([]);
  });
});

describe('schemasFor', () => {
  it('reads no operator where no object needs one', async () => {
    const loads = OPERATORS.map((operator) => vi.spyOn(operator, 'load'));
    expect(await operatorsFor(configMap)).toEqual([]);
    for (const load of loads) expect(load).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  it.each([
    [[topic], ['strimzi 1.2.0']],
    [[podSet], ['strimzi 1.2.0']],
    [[{ kind: 'List', items: [configMap, topic] }], ['strimzi 1.2.0']],
    [['text', topic, null], OPERATORS.map(({ name, release }) => `${name} ${release}`)],
  ])('reads the operators of the groups that occur: %j', async (objects, expected) => {
    expect(await operatorsFor(...objects)).toEqual(expected);
  });

  it('still names the kind that was meant', async () => {
    const wrong = { ...topic, apiVersion: 'kafka.strimzi.io/v1beta2' };
    const misspelt = { ...topic, apiVersion: 'sparkoperators.k8s.io/v1beta2', kind: 'SparkApplication' };
    const found = schemaFindings([wrong, misspelt], await schemasFor([wrong, misspelt], '1.34'));
    expect(found.map(({ what }) => what)).toEqual([
      'no schema for kafka.strimzi.io/v1beta2/KafkaTopic; known: kafka.strimzi.io/v1/KafkaTopic',
      'no schema for sparkoperators.k8s.io/v1beta2/SparkApplication; known: sparkoperator.k8s.io/v1beta2/SparkApplication',
    ]);
  });

  it('finds what all schemas together find', async () => {
    const wrong = { ...topic, spec: { partition: 3 } };
    const [some, all] = [await schemasFor([wrong], '1.34'), await loadSchemas('1.34')];
    expect(schemaFindings([wrong], some)).toEqual(schemaFindings([wrong], all));
    expect(schemaFindings([wrong], some)).toMatchObject([{ path: 'spec.partition', fix: 'write `partitions`, or remove it' }]);
  });

  const spark = { apiVersion: 'sparkoperator.k8s.io/v1beta2', kind: 'SparkApplication', metadata: { name: 'a' } };
  const application = { type: 'Python', sparkVersion: '4.0.1', mainApplicationFile: 'local:///a.py', executor: {} };
  it.each([
    [{ ...application, driver: { cores: 1 } }, []],
    [{ ...application, driver: { core: 1 } }, ['spec.driver.core: unknown field `core`; did you mean `cores`?']],
    [
      { ...application, driver: { env: [{ name: 'a', valu: 'b' }] } },
      ['spec.driver.env[0].valu: unknown field `valu`; did you mean `value`?'],
    ],
  ])('checks what is deep inside: %j', async (spec, expected) => {
    const objects = [{ ...spark, spec }];
    const found = schemaFindings(objects, await schemasFor(objects, '1.34'));
    expect(found.map(({ path, what }) => `${path}: ${what}`)).toEqual(expected);
  });
});
