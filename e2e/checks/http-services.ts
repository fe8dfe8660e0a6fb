import { expect } from 'vitest';
import { schemaRegistryUrl } from '../../charts/schema-registry/index.js';
import type { Platform } from '../../environments/platform.js';
import type { Client } from '../kit/client.js';
import { type PodRef, tryExec } from '../kit/kubectl.js';

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
