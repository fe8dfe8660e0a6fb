import { readdir } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { parse } from 'yaml';
import { yamlText } from '../../stacks/yaml.js';
import { UserError } from '../terminal/io.js';
import { readIfThere, writeWhole } from './files.js';
import type { Workspace } from './workspace.js';

/** Which cluster an environment belongs to. Written by the first `sluice apply` and by `sluice bind`. */
export interface Binding {
  /** Name of the environment. */
  readonly environment: string;
  /** UID of the namespace kube-system: another cluster has another one, whatever its address is. */
  readonly clusterUid: string;
  /** Kafka's cluster id. */
  readonly kafkaClusterId: string;
  /** Kubernetes namespace of the platform. */
  readonly namespace: string;
  /** Value of the label `app.kubernetes.io/part-of` of the platform. */
  readonly partOf: string;
  /** Context that was used; the same cluster may have another name in another kubeconfig. */
  readonly context: string;
  /** Address of the API server then. */
  readonly server: string;
}

const FIELDS = ['clusterUid', 'kafkaClusterId', 'namespace', 'partOf', 'context', 'server'] as const;
const HEADER = (environment: string) =>
  `# The cluster of environment ${environment}. Written by sluice apply and sluice bind; commit it. Every verb refuses another cluster.\n`;

/** File of an environment's binding. */
export const bindingFile = ({ directory }: Pick<Workspace, 'directory'>, environment: string): string =>
  join(directory, 'bindings', `${environment}.yaml`);

/** A binding as it is written. */
export const bindingText = ({ environment, ...binding }: Binding): string =>
  HEADER(environment) + yamlText(Object.fromEntries(FIELDS.map((field) => [field, binding[field]])));

/** The binding of an environment; nothing where it has none yet. Throws `UserError` where the file cannot be understood: it might name another cluster. */
export async function readBinding(workspace: Pick<Workspace, 'directory'>, environment: string): Promise<Binding | undefined> {
  const file = bindingFile(workspace, environment);
  const text = await readIfThere(file);
  if (text === undefined) return undefined;
  const value = parsed(text);
  const missing = FIELDS.filter((field) => value[field] === undefined);
  if (missing.length > 0) throw unreadable(file, environment, missing);
  const { clusterUid = '', kafkaClusterId = '', namespace = '', partOf = '', context = '', server = '' } = value;
  return { environment, clusterUid, kafkaClusterId, namespace, partOf, context, server };
}

/** The bindings of all other environments whose file can be read. */
export async function otherBindings(workspace: Pick<Workspace, 'directory'>, environment: string): Promise<readonly Binding[]> {
  const files = await readdir(join(workspace.directory, 'bindings')).catch(() => []);
  const others = files.filter((file) => file.endsWith('.yaml')).map((file) => basename(file, '.yaml'));
  const read = await Promise.all(others.filter((other) => other !== environment).map((other) => readBinding(workspace, other)));
  return read.filter((binding) => binding !== undefined);
}

/** Writes a binding. Returns the file where it was written now, nothing where it was there already. */
export async function writeBinding(workspace: Pick<Workspace, 'directory'>, binding: Binding): Promise<string | undefined> {
  const file = bindingFile(workspace, binding.environment);
  return (await writeWhole(file, bindingText(binding))) ? relative(process.cwd(), file) : undefined;
}

/** The texts of a file of fields; none where it is no YAML. */
function parsed(text: string): Readonly<Record<string, string>> {
  let value: unknown;
  try {
    value = parse(text);
  } catch {
    return {};
  }
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(entries.flatMap(([key, entry]) => (typeof entry === 'string' && entry !== '' ? [[key, entry]] : [])));
}

const unreadable = (file: string, environment: string, missing: readonly string[]) =>
  new UserError(
    `${relative(process.cwd(), file)} is not a binding: ${missing.join(', ')} missing`,
    `it names the cluster of ${environment}; without it any cluster could be taken for that one`,
    `restore the file from git, or write it anew: sluice bind ${environment} --context CONTEXT`,
  );
