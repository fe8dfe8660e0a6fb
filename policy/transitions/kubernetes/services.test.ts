import { describe, expect, it } from 'vitest';
import { transitOf } from '../transit.js';
import { addressChanged } from './services.js';

const service = (spec: string) => [
  { file: 'a.yaml', text: `apiVersion: v1\nkind: Service\nmetadata: {name: kafka, namespace: s}\nspec: ${spec}\n` },
];
const said = async (before: string, after: string) =>
  addressChanged.check(await transitOf(service(before), service(after))).map(({ consequence, text }) => [consequence, text]);

const PORTS = 'ports: [{name: client, port: 9092}]';
const STAYS = 'Its address inside the cluster stays; it can be reached from outside as well.';
const GOES = 'Clients that know the old address lose their connection.';

describe('a Service whose type differs', () => {
  it.each([
    ['ClusterIP', 'NodePort'],
    ['ClusterIP', 'LoadBalancer'],
    ['NodePort', 'LoadBalancer'],
  ])('%s → %s opens, and cuts nobody off', async (from, to) => {
    const found = await said(`{type: ${from}, ${PORTS}}`, `{type: ${to}, ${PORTS}}`);
    expect(found).toEqual([['no-effect', `Service kafka: type ${from} → ${to}. ${STAYS}`]]);
  });

  it('opens when it said no type before', async () => {
    expect(await said(`{${PORTS}}`, `{type: NodePort, ${PORTS}}`)).toEqual([
      ['no-effect', `Service kafka: type ClusterIP → NodePort. ${STAYS}`],
    ]);
  });

  it.each([
    ['NodePort', 'ClusterIP'],
    ['LoadBalancer', 'NodePort'],
    ['LoadBalancer', 'ClusterIP'],
  ])('%s → %s takes an address away', async (from, to) => {
    const [[consequence, text] = [], ...more] = await said(`{type: ${from}, ${PORTS}}`, `{type: ${to}, ${PORTS}}`);
    expect(more).toEqual([]);
    expect(consequence).toBe('outage');
    expect(text).toContain(`type ${from} → ${to}`);
    expect(text).toContain(GOES);
  });

  it('tells what goes beside what opens', async () => {
    expect(await said(`{${PORTS}}`, '{type: NodePort, ports: [{name: client, port: 9093}]}')).toEqual([
      ['no-effect', `Service kafka: type ClusterIP → NodePort. ${STAYS}`],
      ['outage', expect.stringContaining(GOES)],
    ]);
  });
});

describe('a cluster address that is left out', () => {
  const KEPT = 'The API server keeps the address while the Service exists; one that is created anew gets another.';
  it.each(['None', '10.0.0.7'])('is kept: %s', async (address) => {
    expect(await said(`{clusterIP: ${address}, ${PORTS}}`, `{${PORTS}}`)).toEqual([
      ['no-effect', `Service kafka: clusterIP ${address} → none. ${KEPT}`],
    ]);
  });

  it('goes with a type that has none', async () => {
    const found = await said(`{clusterIP: 10.0.0.7, ${PORTS}}`, '{type: ExternalName, externalName: kafka.example.com}');
    expect(found).toEqual([['outage', expect.stringContaining(GOES)]]);
  });
});
