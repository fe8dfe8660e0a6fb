import { describe, expect, it } from 'vitest';
import { readDocuments } from '../facts/index.js';
import { transitBetween } from '../transitions/index.js';
import { reportOf } from './index.js';

const read = (text: string) => readDocuments('a.yaml', text).documents;
const report = async (before: string, after: string) => reportOf(await transitBetween(read(before), read(after)), 'production');
const texts = async (before: string, after: string) => (await report(before, after)).changes.map(({ text }) => text);

const workload = (kind: string, containers: string, { labels = '{ app: a }', spec = '', namespace = 'n' } = {}) =>
  `---\napiVersion: apps/v1\nkind: ${kind}\nmetadata: { name: a${namespace && `, namespace: ${namespace}`} }\nspec: { replicas: 2, ${spec} selector: { matchLabels: { app: a } }, template: { metadata: { labels: ${labels} }, spec: { containers: [${containers}] } } }\n`;

describe('reasons of a restart', () => {
  it('the image comes first, also of a container with another name', async () => {
    const [line] = await texts(
      workload('Deployment', '{ name: x, args: [b], image: "a:1" }'),
      workload('Deployment', '{ name: y, args: [c], image: "a:2" }'),
    );
    expect(line).toMatch(/restart: image a:1 → a:2, /);
  });
  it('two containers with other names are not taken for one another', async () => {
    const two = (a: string, b: string) => workload('StatefulSet', `{ name: ${a}, image: "a:1" }, { name: ${b}, image: "b:1" }`);
    expect((await texts(two('a', 'b'), two('c', 'd'))).join()).not.toContain('→');
  });
  it('a label is a reason where it is the only one', async () => {
    expect(
      await texts(workload('StatefulSet', '{ name: x }'), workload('StatefulSet', '{ name: x }', { labels: '{ app: a, v: "2" }' })),
    ).toEqual(['a-0, a-1 restart: label v set to 2.']);
  });
});

describe('a partition', () => {
  const state = (image: string, partition: number, strategy = 'RollingUpdate') =>
    workload('StatefulSet', `{ name: x, image: "${image}" }`, {
      spec: `updateStrategy: { type: ${strategy}, rollingUpdate: { partition: ${partition} } },`,
    });
  it.each([
    [0, ['a-0', 'a-1']],
    [1, ['a-1']],
    [2, []],
  ])('%i lets the pods from that ordinal on restart', async (partition, pods) => {
    const found = await report(state('a:1', partition), state('a:2', partition));
    expect(found.pods.flatMap((each) => each.pods)).toEqual(pods);
    expect(found.changes.some(({ id }) => id === 'K8S-50')).toBe(partition > 0);
  });
});

describe('a namespace that is stated in one state only', () => {
  it.each([
    ['n', ''],
    ['', 'n'],
  ])('from "%s" to "%s" is no move', async (from, to) => {
    const state = (namespace: string) => workload('StatefulSet', '{ name: x }', { namespace });
    const found = await report(state(from), state(to));
    expect(found.changes.map(({ id }) => id)).toEqual(['K8S-51']);
    expect(found.pods).toEqual([]);
  });
  it('another namespace is one', async () => {
    const state = (namespace: string) => workload('StatefulSet', '{ name: x }', { namespace });
    expect((await report(state('n'), state('m'))).changes.map(({ id }) => id)).not.toContain('K8S-51');
  });
});

describe('files that a program reads again', () => {
  const state = (file: string, text: string, image: string, mount = '') =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: m, namespace: n }\ndata: { ${file}: '${text}' }\n${workload('Deployment', `{ name: x, image: "${image}", volumeMounts: [{ name: v, mountPath: /d${mount} }] }`).replace('containers', 'volumes: [{ name: v, configMap: { name: m } }], containers')}`;
  it.each([
    ['dashboards of Grafana', 'a.json', 'registry.example/grafana/grafana-oss:12.0.0', '', false],
    ['data sources of Grafana', 'a.yaml', 'grafana/grafana:12.0.0', '', true],
    ['one file mounted alone', 'a.json', 'grafana/grafana:12.0.0', ', subPath: a.json', true],
    ['the same file of another program', 'a.json', 'prom/prometheus:3.0.0', '', true],
  ])('%s', async (_, file, image, mount, isTold) => {
    const found = await report(state(file, '{"a":1}', image, mount), state(file, '{"a":2}', image, mount));
    expect(found.changes.some(({ id }) => id === 'K8S-28')).toBe(isTold);
  });
});
