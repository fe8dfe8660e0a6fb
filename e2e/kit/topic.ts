import type { Client } from './client.js';
import { run } from './run.js';
import type { Tools } from './tools.js';

/** One record as it lies in its topic. */
export interface TopicRecord {
  readonly partition: number;
  readonly offset: number;
  readonly timestampMs: number;
  readonly key: string;
  /** Nothing for a tombstone. */
  readonly value: string | undefined;
}

/** No record of these tests holds it. */
const TAB = '\t';
const NULL = 'null-here';
const TIMEOUT_MS = '30000';

/** How many records were ever written to a topic. */
export async function recordsIn(tools: Tools, topic: string): Promise<number> {
  const offsets = await tools.looks('kafka-get-offsets', '--topic', topic);
  return offsets
    .split('\n')
    .filter((line) => line.startsWith(`${topic}:`))
    .reduce((sum, line) => sum + Number(line.split(':')[2] ?? 0), 0);
}

/** Every record of a topic, as the administrator reads it. */
export async function readTopic(tools: Tools, topic: string): Promise<readonly TopicRecord[]> {
  const count = await recordsIn(tools, topic);
  if (count === 0) return [];
  const printed = ['partition', 'offset', 'timestamp', 'key'].flatMap((what) => ['--formatter-property', `print.${what}=true`]);
  const form = ['--formatter-property', `key.separator=${TAB}`, '--formatter-property', `null.literal=${NULL}`];
  const end = ['--from-beginning', '--max-messages', String(count), '--timeout-ms', TIMEOUT_MS];
  const text = await tools.looks('kafka-console-consumer', '--topic', topic, ...end, ...printed, ...form);
  return text
    .split('\n')
    .filter((line) => line.includes('Offset:'))
    .map(record);
}

function record(line: string): TopicRecord {
  const [time = '', partition = '', offset = '', key = '', ...value] = line.split(TAB);
  const text = value.join(TAB);
  return {
    timestampMs: Number(time.replace(/^\w+:/, '')),
    partition: Number(partition.replace('Partition:', '')),
    offset: Number(offset.replace('Offset:', '')),
    key,
    value: text === NULL ? undefined : text,
  };
}

/** Writes records as a user of the client's pod: the key, a tab, the value. */
export async function writeRecords(
  { namespace, name }: Client,
  user: string,
  topic: string,
  records: readonly (readonly [key: string, value: string])[],
): Promise<void> {
  const script = `exec "$TOOLS_DIR/kafka-console-producer$TOOLS_SUFFIX" --bootstrap-server "$BOOTSTRAP" --command-config "$SETTINGS_DIR/$1.properties" --topic "$2" --reader-property parse.key=true --reader-property "key.separator=$(printf '\\t')" --command-property acks=all`;
  const command = ['-n', namespace, 'exec', '-i', name, '--', '/bin/bash', '-c', script, 'write', user, topic];
  const input = records.map(([key, value]) => `${key}${TAB}${value}\n`).join('');
  const { code, stderr } = await run('kubectl', command, { input });
  if (code !== 0 || /ERROR|Exception/.test(stderr)) throw new Error(`${records.length} records were not written to ${topic}:\n${stderr}`);
}
