/** Beginning of the file the access Job reads. */
const DECLARATION = '# setting KEY VALUE';
/** Beginning of the file the registry's levels Job reads. */
const LEVELS = '# LEVEL PATH';

/** A topic as the access declaration has it. */
export interface DeclaredTopic {
  readonly partitions: number;
  readonly replicas: number;
  readonly config: Readonly<Record<string, string>>;
}

/** What the access Job brings about, by names: the order of its lines means nothing. */
export interface Declaration {
  /** Broker settings set live. */
  readonly settings: Readonly<Record<string, string>>;
  readonly topics: Readonly<Record<string, DeclaredTopic>>;
  /** Every other line, by its first word: `user`, `principal`, `acl`, `retired-topic`, `retired-user`. */
  readonly others: Readonly<Record<string, readonly string[]>>;
}

/** The access declaration in a text, when it is one. */
export function parseDeclaration(text: string): Declaration | undefined {
  if (!text.startsWith(DECLARATION)) return undefined;
  const settings: Record<string, string> = {};
  const topics: Record<string, DeclaredTopic & { config: Record<string, string> }> = {};
  const others: Record<string, string[]> = {};
  for (const line of text.split('\n')) {
    const [kind = '', name = '', ...rest] = line.split(' ');
    if (kind === '' || kind === '#') continue;
    if (kind === 'setting') settings[name] = rest.join(' ');
    else if (kind === 'topic') topics[name] = { partitions: Number(rest[0]), replicas: Number(rest[1]), config: {} };
    else if (kind === 'config') addConfig(topics[name]?.config, rest.join(' '));
    else others[kind] = [...(others[kind] ?? []), [name, ...rest].join(' ')];
  }
  return { settings, topics, others };
}

function addConfig(config: Record<string, string> | undefined, entry: string): void {
  const split = entry.indexOf('=');
  if (config !== undefined && split > 0) config[entry.slice(0, split)] = entry.slice(split + 1);
}

/** Compatibility levels by the registry's path, e.g. `/config/orders-value`, when the text is that file. */
export function parseLevels(text: string): Readonly<Record<string, string>> | undefined {
  if (!text.startsWith(LEVELS)) return undefined;
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return Object.fromEntries(lines.map((line) => [line.slice(line.indexOf(' ') + 1), line.slice(0, line.indexOf(' '))]));
}
