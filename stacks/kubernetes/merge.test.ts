import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MERGE_KEYS, PORT_KEYS } from '../../charts/shared/merge-keys.js';
import { list, object, text } from '../../policy/schemas/json.js';
import { merged } from './merge.js';

const POD = {
  containers: [
    {
      name: 'kafka',
      image: 'apache/kafka:4.3.1',
      env: [
        { name: 'A', value: '1' },
        { name: 'B', value: '2' },
      ],
      ports: [{ containerPort: 53, protocol: 'UDP' }, { containerPort: 53, protocol: 'TCP', name: 'dns' }, { containerPort: 9093 }],
      volumeMounts: [{ name: 'settings', mountPath: '/etc/a' }],
    },
    { name: 'agent', image: 'agent:1' },
  ],
  volumes: [{ name: 'settings', configMap: { name: 'x' } }],
  dnsConfig: { options: [{ name: 'ndots', value: '5' }], searches: ['a'] },
};
const pod = (change: unknown) => merged(POD, change, 'spec');
const kafka = (change: object) => pod({ containers: [{ name: 'kafka', ...change }] });
const [KAFKA, AGENT] = POD.containers;

describe('a change is merged', () => {
  it('field by field into maps, and replaces lists that have no key', () => {
    expect(pod({ dnsConfig: { options: [{ name: 'timeout', value: '1' }] } })).toEqual({
      value: { ...POD, dnsConfig: { options: [{ name: 'timeout', value: '1' }], searches: ['a'] } },
      problems: [],
    });
  });

  it('into the container of its name, and leaves the others and their order alone', () => {
    expect(kafka({ image: 'acme/kafka:1' })).toEqual({
      value: { ...POD, containers: [{ ...KAFKA, image: 'acme/kafka:1' }, AGENT] },
      problems: [],
    });
  });

  it('into variables by name: one changes, one goes, one comes', () => {
    const env = [
      { name: 'A', value: '9' },
      { name: 'B', $patch: 'delete' },
      { name: 'C', value: '3' },
    ];
    expect(kafka({ env })).toMatchObject({
      value: {
        containers: [
          {
            env: [
              { name: 'A', value: '9' },
              { name: 'C', value: '3' },
            ],
          },
          AGENT,
        ],
      },
    });
  });

  it('into a variable or a volume so that it has one source', () => {
    const valueFrom = { secretKeyRef: { name: 's', key: 'k' } };
    expect(kafka({ env: [{ name: 'A', valueFrom }] })).toMatchObject({
      value: { containers: [{ env: [{ name: 'A', valueFrom }, { name: 'B' }] }, AGENT] },
    });
    expect(object(pod({ volumes: [{ name: 'settings', emptyDir: {} }] }).value).volumes).toEqual([{ name: 'settings', emptyDir: {} }]);
    expect(object(pod({ volumes: [{ name: 'settings', configMap: { optional: true } }] }).value).volumes).toEqual([
      { name: 'settings', configMap: { name: 'x', optional: true } },
    ]);
  });

  it('into ports by their number, and by protocol where two have it', () => {
    const ports = [
      { containerPort: 53, name: 'd' },
      { containerPort: 9093, name: 'client' },
    ];
    expect(object(list(object(kafka({ ports }).value).containers)[0]).ports).toEqual([
      { containerPort: 53, protocol: 'UDP' },
      { containerPort: 53, protocol: 'TCP', name: 'd' },
      { containerPort: 9093, name: 'client' },
    ]);
    expect(merged({ ports: [{ port: 1, name: 'a' }] }, { ports: [{ port: 1, nodePort: 3 }] }, 'spec').value).toEqual({
      ports: [{ port: 1, name: 'a', nodePort: 3 }],
    });
  });

  it('whole where that is asked for', () => {
    expect(object(pod({ volumes: [{ $patch: 'replace' }, { name: 'b', emptyDir: { medium: null } }] }).value).volumes).toEqual([
      { name: 'b', emptyDir: {} },
    ]);
    expect(object(pod({ dnsConfig: { $patch: 'replace', searches: ['b'] } }).value).dnsConfig).toEqual({ searches: ['b'] });
  });

  it('with null for a field that goes', () => {
    expect(pod({ dnsConfig: { options: null } })).toEqual({ value: { ...POD, dnsConfig: { searches: ['a'] } }, problems: [] });
  });
});

describe('a change is a problem', () => {
  it.each([
    ['a field to remove that is not there', { dnsPolicy: null }, 'spec.dnsPolicy', 'is null, but the object has no such field'],
    [
      'an item to delete that is not there',
      { containers: [{ name: 'kafka', env: [{ name: 'X', $patch: 'delete' }] }] },
      'spec.containers[0].env[0]',
      'env has no item with name X',
    ],
    ['an item without its key', { containers: [{ image: 'x' }] }, 'spec.containers[0]', 'has no name'],
    [
      'a container that is not there, and brings no image',
      { containers: [{ name: 'kafak', stdin: true }] },
      'spec.containers[0]',
      'containers has no item with name kafak',
    ],
  ])('%s', (_, change, path, what) => {
    const { value, problems } = pod(change);
    expect(problems).toMatchObject([{ path, what }]);
    expect(value).toEqual(POD);
  });

  it('not when a new container brings its image', () => {
    expect(pod({ containers: [{ name: 'exporter', image: 'e:1' }] }).problems).toEqual([]);
  });

  it('names what there is', () => {
    expect(pod({ containers: [{ name: 'kafak', $patch: 'delete' }] }).problems[0]?.fix).toContain('kafka, agent');
  });
});

describe('the merge keys', () => {
  const ours = (field: string, item: string): readonly string[] | undefined => {
    const known: Readonly<Record<string, readonly string[]>> = MERGE_KEYS;
    if (field !== 'ports') return known[field];
    return item.endsWith('ServicePort') ? PORT_KEYS.port : item.endsWith('ContainerPort') ? PORT_KEYS.containerPort : undefined;
  };
  /** Lists of maps in kinds that no description renders with a patchable spec, or that only the API server writes. */
  const ELSEWHERE = ['meta.v1.ObjectMeta ownerReferences', 'core.v1.ServiceAccount secrets'];

  const folder = join(import.meta.dirname, '..', '..', 'policy', 'schemas', 'generated');
  const FILES = readdirSync(folder).filter((name) => name.startsWith('kubernetes-'));
  const keyedLists = (file: string) => {
    const definitions = object(object(JSON.parse(readFileSync(join(folder, file), 'utf8'))).definitions);
    const lists = Object.entries(definitions).flatMap(([type, schema]) =>
      Object.entries(object(object(schema).properties)).flatMap(([field, property]) => {
        const { items, mapKeys } = object(property);
        return items === undefined ? [] : [{ place: `${type} ${field}`, field, item: text(object(items).$ref) ?? '', mapKeys }];
      }),
    );
    expect(lists.length).toBeGreaterThan(50);
    return lists.filter(({ mapKeys, place }) => mapKeys !== undefined && !ELSEWHERE.includes(place));
  };

  it.each(FILES)('are those of %s', (file) => {
    for (const { place, field, item, mapKeys } of keyedLists(file)) expect(ours(field, item), place).toEqual(mapKeys);
  });

  it('each belong to a list of some version', () => {
    const fields = new Set(FILES.flatMap((file) => keyedLists(file).map(({ field }) => field)));
    for (const field of Object.keys(MERGE_KEYS)) expect(fields, field).toContain(field);
  });
});
