import type { KubernetesVersion } from '../../charts/shared/kubernetes-version.js';
import { at, text, unlisted } from './json.js';
import { OPERATORS, type Operator } from './operators.js';
import type { SchemaSet } from './schema-set.js';
import { Schemas } from './schemas.js';

const GENERATED: Readonly<Record<KubernetesVersion, () => Promise<{ readonly default: SchemaSet }>>> = {
  '1.33': () => import('./generated/kubernetes-1.33.json', { with: { type: 'json' } }),
  '1.34': () => import('./generated/kubernetes-1.34.json', { with: { type: 'json' } }),
  '1.35': () => import('./generated/kubernetes-1.35.json', { with: { type: 'json' } }),
  '1.36': () => import('./generated/kubernetes-1.36.json', { with: { type: 'json' } }),
  '1.37': () => import('./generated/kubernetes-1.37.json', { with: { type: 'json' } }),
};

/**
 * The schemas some objects need: those of the Kubernetes version, and of the operators whose API groups occur.
 * Where a kind stays unknown all operators are read, so that a message can name the one that was meant.
 * @example `schemaFindings(objects, await schemasFor(objects, '1.34'))`
 */
export async function schemasFor(objects: readonly unknown[], kubernetesVersion: KubernetesVersion): Promise<Schemas> {
  const kinds = unlisted(objects).map((object) => ({ apiVersion: text(at(object, 'apiVersion')) ?? '', kind: text(at(object, 'kind')) }));
  const groups = new Set(kinds.map(({ apiVersion }) => apiVersion.split('/')[0]));
  const needed = OPERATORS.filter((operator) => operator.groups.some((group) => groups.has(group)));
  const schemas = await loaded(kubernetesVersion, needed);
  const isKnown = kinds.every(({ apiVersion, kind }) => schemas.kind(`${apiVersion}/${kind}`) !== undefined);
  return isKnown ? schemas : await loadSchemas(kubernetesVersion);
}

/** All schemas of a Kubernetes version and of every operator. A kind is compiled when it is met. */
export async function loadSchemas(kubernetesVersion: KubernetesVersion): Promise<Schemas> {
  return await loaded(kubernetesVersion, OPERATORS);
}

async function loaded(kubernetesVersion: KubernetesVersion, operators: readonly Operator[]): Promise<Schemas> {
  const kubernetes = await GENERATED[kubernetesVersion]();
  const sets = await Promise.all(operators.map(async (operator) => ({ operator, set: (await operator.load()).default })));
  return sets.reduce(
    (schemas, { operator: { name, release }, set }) => schemas.with(set, `${name} ${release}`),
    new Schemas(kubernetesVersion, kubernetes.default),
  );
}
