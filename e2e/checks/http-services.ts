import { expect } from 'vitest';
import { restProxyUrl } from '../../charts/rest-proxy/index.js';
import { schemaRegistryUrl } from '../../charts/schema-registry/index.js';
import type { Platform } from '../../environments/platform.js';
import type { Client } from '../kit/client.js';
import { type PodRef, tryExec } from '../kit/kubectl.js';
import { type Look, until } from '../kit/until.js';

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

const JSON_V2 = 'application/vnd.kafka.json.v2+json';
const V2 = 'application/vnd.kafka.v2+json';

/** A record is written and read through the REST proxy, by its own user. */
export async function expectRest({ restProxy }: Platform, client: Client, topic: string): Promise<void> {
  if (!restProxy) throw new Error('no REST proxy is declared');
  const rest = (question: Question) => ask(client, restProxyUrl(restProxy), question);
  const value = `through-rest-${Date.now()}`;
  const group = '/consumers/rest-e2e';
  expect(
    await rest({ method: 'POST', path: group, body: { name: 'one', format: 'json', 'auto.offset.reset': 'latest' }, type: V2 }),
  ).toMatch(/^HTTP\/1\.\d 200/);
  const reader = `${group}/instances/one`;
  await rest({ method: 'POST', path: `${reader}/subscription`, body: { topics: [topic] }, type: V2 });
  await rest({ method: 'GET', path: `${reader}/records?timeout=10000`, type: JSON_V2 }); // joins the group, and stands at the end
  // A producer that tried before the user was there tells so once more, at its next record.
  const write = () => rest({ method: 'POST', path: `/topics/${topic}`, body: { records: [{ value }] }, type: JSON_V2 });
  await answered('the proxy to take a record', write, /"offset":\s*\d+/);
  const read = () => rest({ method: 'GET', path: `${reader}/records?timeout=5000`, type: JSON_V2 });
  await answered('the record to come back', read, value);
  expect(await rest({ method: 'POST', path: '/topics/payments', body: { records: [{ value }] }, type: JSON_V2 })).toMatch(
    /not authori[sz]ed|TopicAuthorization|"error_code"/i,
  );
  await rest({ method: 'DELETE', path: reader, type: V2 });
}

/** Asks until the answer is the one waited for. Tests that run side by side cannot use `expect.poll`. */
const answered = (what: string, asking: () => Promise<string>, wanted: string | RegExp) =>
  until(what, 60, async (): Promise<Look<true>> => {
    const answer = await asking();
    const fits = typeof wanted === 'string' ? answer.includes(wanted) : wanted.test(answer);
    return fits ? { found: true } : { missing: answer.slice(-300) };
  });
