import { expect, it } from 'vitest';
import { transitOf } from '../transit.js';
import { storageClassChanged } from './claims.js';

const pool = (storage: string) => [
  {
    file: 'a.yaml',
    text: `apiVersion: kafka.strimzi.io/v1
kind: KafkaNodePool
metadata: {name: brokers, labels: {strimzi.io/cluster: main}}
spec: {replicas: 3, roles: [broker], storage: ${storage}}
---
apiVersion: kafka.strimzi.io/v1
kind: Kafka
metadata: {name: main}
spec: {kafka: {version: 4.1.1, listeners: []}}
`,
  },
];
const disk = (id: number, fields: string) => `{id: ${id}, ${fields}}`;
const jbod = (...disks: readonly string[]) => `{type: jbod, volumes: [${disks.join(', ')}]}`;
const claim = 'type: persistent-claim, size: 10Gi';
const transit = (before: string, after: string) => transitOf(pool(before), pool(after));

it.each([
  [
    jbod(disk(0, 'type: ephemeral')),
    jbod(disk(0, claim)),
    /^brokers: storage of type ephemeral cannot become persistent-claim; the operator keeps/,
  ],
  [`{${claim}, class: gp2}`, `{${claim}, class: gp3}`, /^brokers: storage of class gp2 cannot become gp3; /],
])('an operator keeps the storage there is: %s → %s', async (before, after, text) => {
  const found = await transit(before, after);
  expect(storageClassChanged.check(found)).toMatchObject([{ by: 'nobody', text: expect.stringMatching(text) }]);
  expect(found.effects).toEqual([]);
});

it.each([
  ['comes', jbod(disk(0, claim)), jbod(disk(0, claim), disk(1, `${claim}, class: gp3`))],
  ['goes', jbod(disk(0, claim), disk(1, claim)), jbod(disk(0, claim))],
])('pods restart for a disk that %s', async (_, before, after) => {
  const found = await transit(before, after);
  expect(storageClassChanged.check(found)).toEqual([]);
  expect(found.effects).toMatchObject([{ workload: 'KafkaNodePool/brokers', effect: 'restart', count: 3, by: 'operator' }]);
});

it('no pod restarts for a disk that grows', async () => {
  const found = await transit(jbod(disk(0, claim)), jbod(disk(0, 'type: persistent-claim, size: 20Gi')));
  expect(found.effects).toEqual([]);
});
