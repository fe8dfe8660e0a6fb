import { expect } from 'vitest';
import { restProxyUrl } from '../../charts/rest-proxy/index.js';
import { schemaRegistryUrl } from '../../charts/schema-registry/index.js';
import type { Platform } from '../../platform/platform.js';
import type { Client } from '../kit/client.js';
import { type PodRef, tryExec } from '../kit/kubectl.js';
import { until } from '../kit/until.js';

/** bash alone, so that any Kafka image can ask; HTTP/1.0, so that the answer comes in one piece. */
const ASK = `exec 3<>"/dev/tcp/$1/$2"; printf '%s %s HTTP/1.0\\r\\nHost: %s\\r\\nContent-Type: %s\\r\\nAccept: %s\\r\\nContent-Length: %s\\r\\n\\r\\n%s' "$3" "$4" "$1" "$6" "$6" "\${#5}" "$5" >&3; cat <&3`;

interface Question {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  readonly type?: string;
}

async function ask(pod: PodRef, base: string, { method, path, body, type = 'application/json' }: Question): Promise<string> {
  const { hostname, port } = new URL(base);
  const text = body === undefined ? '' : JSON.stringify(body);
  const { stdout, stderr } = await tryExec(pod, '/bin/bash', '-c', ASK, 'ask', hostname, port, method, path, text, type);
  return stdout + stderr;
}

/** Whether a service answers at all. Where nobody is left, a connection may hang. */
export async function isAnswering(pod: PodRef, base: string, path: string): Promise<boolean> {
  const { hostname, port } = new URL(base);
  const ask = ['timeout', '10', '/bin/bash', '-c', ASK, 'ask', hostname, port, 'GET', path, '', 'application/json'];
  return /^HTTP\/1\.\d 200/.test((await tryExec(pod, ...ask)).stdout);
}

const SCHEMA_TYPE = 'application/vnd.schemaregistry.v1+json';
const record = (...fields: readonly unknown[]) => ({ schema: JSON.stringify({ type: 'record', name: 'Order', fields }) });
const ID = { name: 'id', type: 'long' };

/** A schema is registered, one that breaks its readers refused; declared levels hold. */
export async function expectSchemas({ schemaRegistry }: Platform, client: Client): Promise<void> {
  if (!schemaRegistry) throw new Error('no schema registry is declared');
  const post = (body: unknown) =>
    ask(client, schemaRegistryUrl(schemaRegistry), { method: 'POST', path: '/subjects/orders-value/versions', body, type: SCHEMA_TYPE });
  expect(await post(record(ID))).toMatch(/^HTTP\/1\.\d 200[\s\S]*"id":\s*1\b/);
  expect(await post(record(ID, { name: 'amount', type: 'double' }))).toMatch(/^HTTP\/1\.\d 409/);
  expect(await post(record(ID, { name: 'amount', type: 'double', default: 0 }))).toMatch(/^HTTP\/1\.\d 200/);
  const level = await ask(client, schemaRegistryUrl(schemaRegistry), { method: 'GET', path: '/config/orders-value' });
  expect(level).toContain('"FULL"');
}

const RECORDS_TYPE = 'application/vnd.kafka.json.v2+json';
const CONSUMER_TYPE = 'application/vnd.kafka.v2+json';

/** A record goes in and comes out through the REST proxy, by a reader that lives in one pod; other topics are refused to its user. */
export async function expectRecordThroughProxy({ restProxy }: Platform, client: Client, mark: number): Promise<void> {
  if (!restProxy) throw new Error('no REST proxy is declared');
  const base = restProxyUrl(restProxy);
  const call = (question: Question) => ask(client, base, question);
  const value = { id: mark, customer_id: 1, status: 'placed', amount: 1, placed_at: '2026-01-01T00:00:00Z' };
  const post = (path: string, body: unknown, type: string) => call({ method: 'POST', path, body, type });
  const written = await post('/topics/orders', { records: [{ value }] }, RECORDS_TYPE);
  expect(written).toMatch(/^HTTP\/1\.\d 200[\s\S]*"offset":\s*\d+/);
  const [group, reader] = [`rest-${mark}`, 'reader'];
  expect(await post(`/consumers/${group}`, { name: reader, format: 'json', 'auto.offset.reset': 'earliest' }, CONSUMER_TYPE)).toMatch(
    /^HTTP\/1\.\d 200/,
  );
  const instance = `/consumers/${group}/instances/${reader}`;
  expect(await post(`${instance}/subscription`, { topics: ['orders'] }, CONSUMER_TYPE)).toMatch(/^HTTP\/1\.\d 20[04]/);
  await until(`record ${mark} to come out of the proxy`, 90, async () => {
    const answer = await call({ method: 'GET', path: `${instance}/records`, type: RECORDS_TYPE });
    return answer.includes(`"id":${mark}`) ? { found: answer } : { missing: answer.slice(0, 200) };
  });
  await call({ method: 'DELETE', path: instance, type: CONSUMER_TYPE });
  expect(await post('/topics/payments', { records: [{ value }] }, RECORDS_TYPE)).toMatch(/not authorized|40[13]|"error_code"/i);
}
