import type { SourceObject } from './objects.js';

/** Values of Secrets among some objects. They are fingerprinted where they are read, and are no facts. */
export interface SecretValues {
  /** Keys of a Secret and their values; nothing where it is not here. */
  of(name: string | undefined, namespace: string | undefined): ReadonlyMap<string, string>;
}

const NONE: ReadonlyMap<string, string> = new Map();

/** Values of all Secrets. A Secret without a namespace is found from any. */
export function secretValues(objects: readonly SourceObject[]): SecretValues {
  const secrets = objects.filter(({ kind, apiVersion }) => kind === 'Secret' && apiVersion === 'v1');
  return {
    of(name, namespace) {
      const named = secrets.filter((secret) => secret.name === name);
      const found = named.find((secret) => secret.namespace === namespace) ?? named.find((secret) => secret.namespace === undefined);
      return found === undefined ? NONE : new Map([...encoded(found), ...written(found)]);
    },
  };
}

const encoded = ({ view }: SourceObject) =>
  view.get('data').entries.map(([key, value]) => [key, Buffer.from(value.scalar ?? '', 'base64').toString('utf8')] as const);
/** `stringData` counts before `data`. */
const written = ({ view }: SourceObject) => view.get('stringData').entries.map(([key, value]) => [key, value.scalar ?? ''] as const);
