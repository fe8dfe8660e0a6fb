import { describe, expect, it } from 'vitest';
import { s3StandIn } from '../../charts/object-store/spec.js';
import type { Peer } from '../../charts/shared/constructs.js';
import type { Platform } from '../../platform/platform.js';
import { all, type Change, platformOf, released, top, wholePlatform } from '../../test/described.js';
import { changes, job, objects, polled, records, rows, shop, without, workers } from '../../test/pipelines.js';
import { apiServerEdge, clientsOf, edgesOf, kafkaClients } from './peers.js';

const nameOf = (peer: Peer) =>
  peer.kind === 'pods' ? (peer.labels['app.kubernetes.io/component'] ?? peer.labels['app.kubernetes.io/name']) : peer.cidr;
const REGISTRY_PORT = 8081;
const labels = (name: string, component: string) => ({
  'app.kubernetes.io/name': name,
  'app.kubernetes.io/component': component,
  'app.kubernetes.io/part-of': 'streaming',
});
const registryClients = (platform: Platform) => clientsOf(platform, labels('schema-registry', 'registry'), REGISTRY_PORT);
const databaseClients = (platform: Platform) => clientsOf(platform, labels('postgres', 'database'), 5432);
const objectStoreClients = (platform: Platform) => clientsOf(platform, labels('object-store', 'storage'), 7070);
const standIn = all(
  top({ class: 'development', objectStore: s3StandIn({ bucket: 'lake' }) }),
  released({}, { objectStore: { image: 'versity/versitygw:v1.8.0', client: 'curlimages/curl:8.14.1' } }),
);

describe('who may speak to', () => {
  const cases: readonly (readonly [string, Change, readonly unknown[]])[] = [
    ['everybody of the whole platform', wholePlatform, ['registry', 'proxy', 'worker', 'spark']],
    ['no jobs where none are', shop(records), ['registry', 'proxy', 'worker']],
    ['nobody where Kafka is alone', (described) => described, []],
  ];
  it.each(cases)('Kafka: %s', async (_, change, expected) => {
    const clients = kafkaClients(await platformOf(change));
    expect(clients.map(({ peer }) => nameOf(peer))).toEqual(expected);
    expect(clients.every(({ listener }) => listener === 'CLIENT')).toBe(true);
  });

  it('the registry: the proxy, and the workers once a connector speaks Avro', async () => {
    expect(registryClients(await platformOf(shop(records, polled))).map(nameOf)).toEqual(['proxy']);
    const speaking = await platformOf(shop(records, { ...polled, value: 'avro' }));
    expect(registryClients(speaking).map(nameOf)).toEqual(['proxy', 'worker']);
    expect(edgesOf(speaking, labels('connect', 'worker')).map(({ ports }) => ports)).toEqual([[REGISTRY_PORT], [5432]]);
  });

  it.each<[string, Change, readonly unknown[]]>([
    ['workers that read it', shop(records, polled, rows), ['worker']],
    ['workers that capture it', shop(records, changes), ['worker']],
    ['nobody who does not', shop(records, objects), []],
    ['no workers that reach another at the same port', all(shop(records), workers({ reaches: [{ cidr: '10.1.0.0/16', port: 5432 }] })), []],
    ['workers that name its pods', all(shop(records), workers({ reaches: [{ namespace: 'streaming', port: 5432 }] })), ['worker']],
    ['nobody where there is none', all(shop(records), without('postgres')), []],
  ])('the database: %s', async (_, change, expected) => {
    expect(databaseClients(await platformOf(change)).map(nameOf)).toEqual(expected);
  });

  it.each<[string, Change, readonly unknown[]]>([
    ['workers that write it, and jobs', all(shop(records, objects, job()), standIn), ['worker', 'spark']],
    ['nobody who does not', all(shop(records, polled), standIn), []],
    ['no jobs with a disk of their own', all(shop(records, job()), standIn, top({ spark: { delivery: 'pods', volume: {} } })), []],
  ])('the store: %s', async (_, change, expected) => {
    expect(objectStoreClients(await platformOf(change)).map(nameOf)).toEqual(expected);
  });
});

describe('the Kubernetes API', () => {
  const edge = ({ peers, ports }: ReturnType<typeof apiServerEdge>) => ({ peers: peers.map(nameOf), ports });
  it('is anywhere, at the ports clusters have, unless the environment says where', () => {
    expect(edge(apiServerEdge({}))).toEqual({ peers: ['0.0.0.0/0'], ports: [443, 6443] });
    expect(edge(apiServerEdge({ apiServer: { cidrs: ['10.0.0.1/32'] } }))).toEqual({ peers: ['10.0.0.1/32'], ports: [443, 6443] });
    expect(edge(apiServerEdge({ apiServer: { cidrs: ['10.0.0.1/32'], port: 6443 } }))).toEqual({ peers: ['10.0.0.1/32'], ports: [6443] });
  });
});
