import { type DeclarationLine, formatAcl, isDeclaration, parseDeclaration } from '../../charts/access/declaration.js';

/** Beginning of the file the registry's levels Job reads. */
const LEVELS = '# LEVEL PATH';

/** A topic as the access declaration has it. */
export interface DeclaredTopic {
  /** Number of partitions. */
  readonly partitions: number;
  /** Number of replicas of each partition. */
  readonly replicas: number;
  /** Topic settings by their Kafka names. */
  readonly config: Readonly<Record<string, string>>;
}

/** What the access Job brings about, by names: the order of its lines means nothing. */
export interface Declaration {
  /** Broker settings set live. */
  readonly settings: Readonly<Record<string, string>>;
  /** Declared topics by name. */
  readonly topics: Readonly<Record<string, DeclaredTopic>>;
  /** Every other line, by its first word: `user`, `principal`, `acl`, `retired-topic`, `retired-user`. */
  readonly others: Readonly<Record<string, readonly string[]>>;
}

/** The access declaration in a text by names, when it is one. */
export function declarationIn(text: string): Declaration | undefined {
  if (!isDeclaration(text)) return undefined;
  const settings: Record<string, string> = {};
  const topics: Record<string, DeclaredTopic & { config: Record<string, string> }> = {};
  const others: Record<string, string[]> = {};
  for (const { line } of parseDeclaration(text)) {
    if (line.kind === 'setting') settings[line.key] = line.value;
    else if (line.kind === 'topic') topics[line.name] = { partitions: line.partitions, replicas: line.replicationFactor, config: {} };
    else if (line.kind === 'config') addConfig(topics[line.topic]?.config, line);
    else others[line.kind] = [...(others[line.kind] ?? []), nameOf(line)];
  }
  return { settings, topics, others };
}

type Other = Exclude<DeclarationLine, { readonly kind: 'setting' | 'topic' | 'config' }>;

function nameOf(line: Other): string {
  if (line.kind === 'acl') return formatAcl(line);
  return line.kind === 'rate' ? `${line.topic} ${line.recordsPerSecond} ${line.bytesPerRecord}` : line.name;
}

function addConfig(config: Record<string, string> | undefined, { key, value }: { readonly key: string; readonly value: string }): void {
  if (config !== undefined) config[key] = value;
}

/** Compatibility levels by the registry's path, e.g. `/config/orders-value`, when the text is that file. */
export function parseLevels(text: string): Readonly<Record<string, string>> | undefined {
  if (!text.startsWith(LEVELS)) return undefined;
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return Object.fromEntries(lines.map((line) => [line.slice(line.indexOf(' ') + 1), line.slice(0, line.indexOf(' '))]));
}
