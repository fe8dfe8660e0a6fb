import type { GivenRequirement } from '../../charts/shared/index.js';
import type { OwnParts, OwnVariables, PlacedParts } from '../../charts/shared/own-parts.js';
import type { ExtraManifest, PlainObject } from '../extras.js';

/** Secrets that own parts refer to, each once, with the keys that are named; not those that an extra object of a file brings. */
export function ownSecrets(
  placed: readonly PlacedParts[],
  manifests: readonly ExtraManifest[],
  known: readonly string[],
): readonly GivenRequirement[] {
  const brought = manifests.flatMap(({ objects }) => objects.flatMap(broughtBy));
  const references = placed.flatMap(({ path, parts }) => referencesIn(parts).map((reference) => ({ ...reference, path })));
  const names = [...new Set(references.map(({ name }) => name))].filter((name) => !known.includes(name) && !brought.includes(name));
  return names.map((name) => {
    const own = references.filter((reference) => reference.name === name);
    return {
      kind: 'given',
      name,
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
