import { describe, expect, it } from 'vitest';
import { TRANSITIONS } from '../catalogue.js';
import { transitOf } from '../transit.js';
import { transitionFindings } from '../transition.js';

/** What is found, e.g. `CON-54 acknowledge`. */
async function found(old: string, now: string): Promise<readonly string[]> {
  const transit = await transitOf([{ file: 'a.yaml', text: old }], [{ file: 'a.yaml', text: now }]);
  return transitionFindings(TRANSITIONS, transit, 'production')
    .filter(({ id }) => id.startsWith('CON'))
    .map(({ id, severity }) => `${id} ${severity}`);
}

interface Mirror {
  readonly alias?: string;
  readonly source?: string;
  readonly offsets?: string;
  readonly policy?: string;
  readonly topics?: string;
}

const POLICY = 'org.apache.kafka.connect.mirror.DefaultReplicationPolicy';

/** A mirror in the forms that people write it in. */
const FORMS: Readonly<Record<string, (mirror: Mirror) => string>> = {
  'Strimzi v1': ({ alias = 'west', source = 'west', offsets = 'mirrormaker2-cluster-offsets', policy = POLICY, topics = '.*' }) => `
apiVersion: kafka.strimzi.io/v1
kind: KafkaMirrorMaker2
metadata: {name: copy, namespace: bus}
spec:
  target: {alias: east, bootstrapServers: "east:9092", offsetStorageTopic: ${offsets}}
  mirrors:
    - source: {alias: ${alias}, bootstrapServers: "${source}:9092"}
      sourceConnector: {config: {replication.policy.class: ${policy}}}
      topicsPattern: ${topics}
`,
  'Strimzi v1beta2': ({ alias = 'west', source = 'west', offsets = 'mirrormaker2-cluster-offsets', policy = POLICY, topics = '.*' }) => `
apiVersion: kafka.strimzi.io/v1beta2
kind: KafkaMirrorMaker2
metadata: {name: copy, namespace: bus}
spec:
  connectCluster: east
  clusters:
    - {alias: ${alias}, bootstrapServers: "${source}:9092"}
    - {alias: east, bootstrapServers: "east:9092", config: {offset.storage.topic: ${offsets}}}
  mirrors:
    - sourceCluster: ${alias}
      targetCluster: east
      sourceConnector: {config: {replication.policy.class: ${policy}}}
      topicsPattern: ${topics}
`,
  'a settings file': ({ alias = 'west', source = 'west', policy = POLICY, topics = '.*' }) => `
apiVersion: v1
kind: ConfigMap
metadata: {name: copy, namespace: bus}
data:
  mm2.properties: |
    clusters = ${alias}, east
    ${alias}.bootstrap.servers = ${source}:9092
    east.bootstrap.servers = east:9092
    ${alias}->east.enabled = true
    ${alias}->east.topics = ${topics}
    replication.policy.class = ${policy}
`,
};

describe.each(Object.entries(FORMS))('a mirror in %s', (form, written) => {
  it.each<[string, Mirror, readonly string[]]>([
    ['calls its source otherwise', { alias: 'wild' }, ['CON-54 acknowledge']],
    ['names topics otherwise', { policy: 'org.apache.kafka.connect.mirror.IdentityReplicationPolicy' }, ['CON-54 acknowledge']],
    ['reads another Kafka', { source: 'north' }, ['CON-54 acknowledge']],
    ['reads the same Kafka by another address', { source: 'west-headless' }, []],
    ['takes other topics', { topics: 'orders.*' }, ['CON-55 warn']],
    ['stays', {}, []],
  ])('%s', async (_, mirror, expected) => {
    expect(await found(written({}), written(mirror))).toEqual(expected);
  });

  it('is taken out', async () => {
    expect(await found(written({}), '')).toEqual(['CON-55 acknowledge']);
  });

  it.skipIf(form === 'a settings file')('keeps its place elsewhere', async () => {
    expect(await found(written({}), written({ offsets: 'other' }))).toEqual(['CON-54 acknowledge']);
  });
});

it('is the same in both versions of Strimzi', async () => {
  const [v1 = '', v1beta2 = ''] = [FORMS['Strimzi v1'], FORMS['Strimzi v1beta2']].map((written) => written?.({}));
  expect(await found(v1beta2, v1)).toEqual([]);
});

it('a mirror that is a connector calls its source otherwise', async () => {
  const of = (alias: string) =>
    JSON.stringify({
      name: 'm',
      config: { 'connector.class': 'org.apache.kafka.connect.mirror.MirrorSourceConnector', 'source.cluster.alias': alias },
    });
  expect(await found(of('a'), of('b'))).toEqual(['CON-25 block']);
});
