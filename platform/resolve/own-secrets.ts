import { type GivenRequirement, type SecretRequirement, secretNamespace } from '../../charts/shared/index.js';
import type { OwnParts, OwnVariables, PlacedParts } from '../../charts/shared/own-parts.js';
import type { ExtraManifest, PlainObject } from '../extras.js';

/** What is there without own parts. */
interface Known {
  /** Secrets that the platform needs by itself. */
  readonly required: readonly SecretRequirement[];
  /** Extra objects of files. */
  readonly manifests: readonly ExtraManifest[];
  /** Namespace of the platform. */
  readonly namespace: string;
}

/** Secrets that own parts refer to, each once, with the keys that are named; not those that an extra object of a file brings. */
export function ownSecrets(
  placed: readonly PlacedParts[],
  { required, manifests, namespace: platform }: Known,
): readonly GivenRequirement[] {
  const known = [
    ...required.map((one) => `${secretNamespace(one, platform)}/${one.name}`),
    ...manifests.flatMap(({ objects }) =>
      objects.flatMap((object) => broughtBy(object).map((name) => `${object.metadata.namespace ?? platform}/${name}`)),
    ),
  ];
  const references = placed.flatMap(({ path, parts, namespace = platform }) =>
    referencesIn(parts).map((reference) => ({ ...reference, path, namespace, place: `${namespace}/${reference.name}` })),
  );
  const firsts = references.filter(({ place }, index) => references.findIndex((other) => other.place === place) === index);
  return firsts
    .filter(({ place }) => !known.includes(place))
    .map(({ name, namespace, place }) => {
      const own = references.filter((reference) => reference.place === place);
      return {
        kind: 'given',
        name,
        ...(namespace !== platform && { namespace }),
        purpose: `${[...new Set(own.map(({ path }) => path))].join(', ')} refers to it`,
        keys: [...new Set(own.flatMap(({ key }) => key ?? []))],
      };
    });
}

interface Reference {
  readonly name: string;
  readonly key?: string;
}

function referencesIn({ env = {}, mounts = [], sidecars = [], initContainers = [] }: OwnParts): readonly Reference[] {
  const ofVariables = (variables: OwnVariables): readonly Reference[] =>
    Object.values(variables).flatMap((value) =>
      typeof value === 'object' && 'secret' in value ? [{ name: value.secret, key: value.key }] : [],
    );
  return [
    ...ofVariables(env),
    ...mounts.flatMap((mount) => ('secret' in mount ? [{ name: mount.secret }] : [])),
    ...[...sidecars, ...initContainers].flatMap((container) => ofVariables(container.env ?? {})),
  ];
}

/** The Secret that an operator makes from an object. */
function broughtBy({ kind, metadata, spec }: PlainObject): readonly string[] {
  if (kind === 'SealedSecret') return [metadata.name];
  if (kind === 'Certificate') return texts(field(spec, 'secretName'));
  if (kind !== 'ExternalSecret') return [];
  const named = texts(field(field(spec, 'target'), 'name'));
  return named.length > 0 ? named : [metadata.name];
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined;
const texts = (value: unknown): readonly string[] => (typeof value === 'string' ? [value] : []);
