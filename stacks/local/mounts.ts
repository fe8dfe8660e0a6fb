import { requiredKeys, type SecretRequirement } from '../../charts/shared/index.js';
import type { Binary } from '../yaml.js';
import type { ComposeService, FileMount } from './compose.js';
import { variable } from './names.js';
import type { ConfigFiles, Pod, PodVolume } from './pods.js';

/** What the files of a pod are drawn from. */
export interface FileSources {
  /** Files by ConfigMap. */
  readonly configMaps: ReadonlyMap<string, ConfigFiles>;
  /** Secrets the platform needs. */
  readonly secrets: readonly SecretRequirement[];
}

/** A file of a service by its content, or by the variable its secret value is in. */
export type LocalFile =
  | { readonly kind: 'text'; readonly source: string; readonly target: string; readonly content: string }
  | { readonly kind: 'binary'; readonly source: string; readonly target: string; readonly content: Binary }
  | { readonly kind: 'secret'; readonly source: string; readonly target: string; readonly variable: string };

/** A value that only `.env` holds: one key of a Secret. */
export interface LocalSecret {
  /** The Secret it belongs to. */
  readonly requirement: SecretRequirement;
  /** Key of the Secret. */
  readonly key: string;
  /** Variable of the `.env` file. */
  readonly variable: string;
  /** Volumes of the services that read it: what lies there was made with this value. */
  readonly volumes: readonly string[];
}

/** The variables of `.env` that hold secret values. User names are no secrets: they stand in the compose file. */
export const localSecrets = (requirements: readonly SecretRequirement[]): readonly Omit<LocalSecret, 'volumes'>[] =>
  onOneMachine(requirements).flatMap((requirement) =>
    requiredKeys(requirement)
      .filter((key) => key !== 'username')
      .map((key) => ({ requirement, key, variable: variable(requirement.name, key) })),
  );

/** Each Secret once: one machine has no namespaces, so a Secret that several of them need is the same there. */
const onOneMachine = (requirements: readonly SecretRequirement[]): readonly SecretRequirement[] =>
  requirements.filter(
    ({ kind, name }, index) => kind !== 'copy' && requirements.findIndex((other) => other.kind !== 'copy' && other.name === name) === index,
  );

/** The requirement of a Secret by its name, and of one that has the values of another: of that one. */
function requirementOf(name: string, requirements: readonly SecretRequirement[]): SecretRequirement | undefined {
  const copy = requirements.find((each) => each.kind === 'copy' && each.name === name);
  const own = copy?.kind === 'copy' ? copy.from : name;
  return requirements.find((each) => each.kind !== 'copy' && each.name === own);
}

/** Every file a pod reads, at the path Kubernetes mounts it. */
export function filesOf(pod: Pod, service: string, sources: FileSources): readonly LocalFile[] {
  return (pod.container.volumeMounts ?? []).flatMap(({ name, mountPath }) => {
    const volume = pod.volumes.find((each) => each.name === name);
    return volume ? volumeFiles(volume, { service, mountPath }, sources) : [];
  });
}

interface Place {
  readonly service: string;
  readonly mountPath: string;
}

function volumeFiles(volume: PodVolume, place: Place, { configMaps, secrets }: FileSources): LocalFile[] {
  const { configMap, secret, projected } = volume;
  if (configMap) {
    const data = configMaps.get(configMap.name) ?? {}; // an optional one is not there
    return chosen(data, configMap.items).map(([path, content]) =>
      typeof content === 'string' ? textFile(place, path, content) : binaryFile(place, path, content),
    );
  }
  const referred = [...(secret ? [secret] : []), ...(projected?.sources.flatMap((source) => source.secret ?? []) ?? [])];
  return referred.flatMap(({ secretName, name = secretName ?? '', items }) => {
    const requirement = requirementOf(name, secrets);
    const keys = Object.fromEntries((requirement ? requiredKeys(requirement) : []).map((key) => [key, key]));
    return chosen(keys, items).map(([path, key]) => secretFile(place, path, { name: requirement?.name ?? name, key, requirement }));
  });
}

/** Entries under the paths they are mounted at: all by their keys, or those that are listed. */
function chosen<Value>(
  data: Readonly<Record<string, Value>>,
  items: readonly { readonly key: string; readonly path: string }[] | undefined,
): (readonly [path: string, value: Value])[] {
  if (!items) return Object.entries(data);
  return items.flatMap(({ key, path }) => (data[key] === undefined ? [] : [[path, data[key]] as const]));
}

/** An empty file is one empty line: Compose takes empty content for none, and mounts a folder. */
const textFile = ({ service, mountPath }: Place, path: string, content: string): LocalFile => ({
  kind: 'text',
  source: sourceName(service, mountPath, path),
  target: `${mountPath}/${path}`,
  content: content === '' ? '\n' : content,
});

/** One copy in the compose file, however many services mount it. */
const binaryFile = ({ mountPath }: Place, path: string, content: Binary): LocalFile => ({
  kind: 'binary',
  source: path,
  target: `${mountPath}/${path}`,
  content,
});

function secretFile(
  place: Place,
  path: string,
  { name, key, requirement }: { readonly name: string; readonly key: string; readonly requirement: SecretRequirement | undefined },
): LocalFile {
  if (key === 'username' && requirement && 'username' in requirement) return textFile(place, path, requirement.username);
  return {
    kind: 'secret',
    source: `${name}-${key}`.replace(/[^a-z0-9_-]+/g, '-'),
    target: `${place.mountPath}/${path}`,
    variable: variable(name, key),
  };
}

const sourceName = (service: string, mountPath: string, path: string) =>
  `${service}-${mountPath.slice(mountPath.lastIndexOf('/') + 1)}-${path}`.replace(/[^a-zA-Z0-9_.-]+/g, '-');

/** The files as a service refers to them. */
export const fileMounts = (files: readonly LocalFile[]): Pick<ComposeService, 'configs' | 'secrets'> => {
  const mounts = (kind: LocalFile['kind']): FileMount[] =>
    files.filter((file) => file.kind === kind).map(({ source, target }) => ({ source, target }));
  const [configs, secrets] = [[...mounts('text'), ...mounts('binary')], mounts('secret')];
  return { ...(configs.length > 0 && { configs }), ...(secrets.length > 0 && { secrets }) };
};
