import type { Access } from '../../charts/access/index.js';
import type { Tools } from './tools.js';

/** What Kafka says it holds, one line each, sorted. ACLs are asked for where Kafka checks them. */
export async function liveAccess(tools: Pick<Tools, 'tool'>, { authorized }: Pick<Access, 'authorized'>): Promise<readonly string[]> {
  const topics = await tools.tool('kafka-topics', '--describe', '--exclude-internal');
  const topicConfigs = await tools.tool('kafka-configs', '--describe', '--entity-type', 'topics');
  const brokerConfigs = await tools.tool('kafka-configs', '--describe', '--entity-type', 'brokers', '--entity-default');
  const users = await tools.tool('kafka-configs', '--describe', '--entity-type', 'users');
  const acls = authorized ? await tools.tool('kafka-acls', '--list') : '';
  return [
    ...topicLines(topics),
    ...configLines(topicConfigs),
    ...settingLines(brokerConfigs),
    ...userLines(users),
    ...aclLines(acls),
  ].sort();
}

/** Kafka's own topics. Debezium's heartbeats begin with `__` too, and are declared. */
const isInternal = (name = '') => /^__(consumer_offsets|transaction_state|share_group_state|remote_log_metadata)$/.test(name);

const topicLines = (text: string) =>
  [...text.matchAll(/^Topic: (\S+)\s.*PartitionCount: (\d+)\s+ReplicationFactor: (\d+)/gm)]
    .filter(([, name]) => !isInternal(name))
    .map(([, name, partitions, replicas]) => `topic ${name} ${partitions} ${replicas}`);

/** What was set live, not what is inherited: `  retention.ms=259200000 sensitive=false synonyms={…}` under a line that names the topic. */
function configLines(text: string): string[] {
  const sections = text.split(/^Dynamic configs for topic /m).slice(1);
  return sections.flatMap((section) => {
    const name = section.slice(0, section.indexOf(' '));
    return isInternal(name) ? [] : overrides(section).map((override) => `config ${name} ${override}`);
  });
}

const settingLines = (text: string) => overrides(text).map((override) => `setting ${override.replace('=', ' ')}`);

const overrides = (text: string) => [...text.matchAll(/^ {2}(\S+=.*?) sensitive=/gm)].flatMap(([, override]) => override ?? []);

const userLines = (text: string) =>
  [...text.matchAll(/SCRAM credential configs for user-principal '([^']+)' are SCRAM-SHA-512=iterations=\d+/g)].map(
    ([, name]) => `user ${name}`,
  );

function aclLines(text: string): string[] {
  let resource = '';
  return text.split('\n').flatMap((line) => {
    const [, type, name, pattern] = /resourceType=([A-Z_]+), name=(.*), patternType=([A-Z]+)\)/.exec(line) ?? [];
    if (type) resource = `${type} ${pattern} ${name}`;
    const [, principal, operation, permission] = /principal=(.*), host=\*, operation=([A-Z_]+), permissionType=([A-Z]+)/.exec(line) ?? [];
    return principal ? [`acl ${principal} ${resource} ${operation}${permission === 'ALLOW' ? '' : ` ${permission}`}`] : [];
  });
}
