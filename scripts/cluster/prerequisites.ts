import type { Prerequisite, Problem } from '../../charts/shared/index.js';
import { isAtLeast, lineOf } from '../../charts/shared/version.js';
import type { Asking } from './delivery.js';
import { ifAllowed } from './if-allowed.js';
import { at, type KubernetesObject, listAt, textAt } from './objects.js';
import { type OperatorSighting, operatorSightings } from './operator-sighting.js';

/** What the cluster lacks of the prerequisites. What cannot be seen is said, and not guessed. */
export async function prerequisiteProblems(
  prerequisites: readonly Prerequisite[],
  namespace: string,
  asking: Asking,
): Promise<readonly Problem[]> {
  if (prerequisites.length === 0) return [];
  const deployments = await everyDeployment(asking);
  const found: Problem[] = [];
  for (const prerequisite of prerequisites) {
    const definitions = await definitionProblems(prerequisite, asking);
    found.push(...definitions);
    if (definitions.length > 0 || deployments === undefined) continue;
    const sightings = operatorSightings(deployments, prerequisite.operator);
    found.push(...operatorProblems(prerequisite, sightings, prerequisite.namespace ?? namespace));
    asking.io.err(sightingText(prerequisite, sightings));
  }
  return found;
}

async function everyDeployment(asking: Asking): Promise<readonly KubernetesObject[] | undefined> {
  const answer = await ifAllowed(
    () => asking.cluster.list({ apiVersion: 'apps/v1', kind: 'Deployment' }),
    asking,
    'you may not list the Deployments of all namespaces: versions of operators not seen',
  );
  return answer.allowed ? answer.value : undefined;
}

async function definitionProblems(prerequisite: Prerequisite, asking: Asking): Promise<readonly Problem[]> {
  const missing: string[] = [];
  const outdated: string[] = [];
  for (const name of prerequisite.customResources) {
    const ref = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', name };
    const answer = await ifAllowed(() => asking.cluster.get(ref), asking, `you may not read CustomResourceDefinition ${name}: not checked`);
    if (!answer.allowed) continue;
    const served = answer.value && servedVersions(answer.value);
    if (served === undefined) missing.push(name);
    else if (!served.includes(versionOf(prerequisite))) outdated.push(`${name} (serves ${served.join(', ') || 'none'})`);
  }
  return [
    ...(missing.length > 0 ? [absent(prerequisite, missing)] : []),
    ...(outdated.length > 0 ? [unserved(prerequisite, outdated)] : []),
  ];
}

const versionOf = ({ apiVersion }: Prerequisite) => apiVersion.split('/')[1] ?? '';

function servedVersions(definition: KubernetesObject): readonly string[] {
  return listAt(definition, 'spec', 'versions').flatMap((version) =>
    at(version, 'served') === true ? (textAt(version, 'name') ?? []) : [],
  );
}

function absent({ name, why, install }: Prerequisite, missing: readonly string[]): Problem {
  return { what: `${name}: the cluster has no CustomResourceDefinition ${missing.join(', ')}`, why, fix: install };
}

function unserved(prerequisite: Prerequisite, outdated: readonly string[]): Problem {
  const { name, apiVersion, minimum, checked } = prerequisite;
  return {
    what: `${name}: ${versionOf(prerequisite)} is not served by ${outdated.join(', ')}`,
    why: `the objects are written in ${apiVersion}: the cluster would not know them`,
    fix: `bring ${name} and its definitions to ${minimum} or later; ${checked} was checked`,
  };
}

/** One operator that is new enough and watches the namespace is enough. One that is not seen is not held against the cluster. */
function operatorProblems(prerequisite: Prerequisite, sightings: readonly OperatorSighting[], namespace: string): readonly Problem[] {
  if (sightings.length === 0) return [];
  const watching = sightings.filter((sighting) => mayWatch(sighting, namespace));
  if (watching.length === 0) return [unwatched(prerequisite, sightings, namespace)];
  const old = watching.filter(({ version }) => version !== undefined && !isAtLeast(version, prerequisite.minimum));
  return old.length < watching.length ? [] : [tooOld(prerequisite, old)];
}

const mayWatch = ({ watches }: OperatorSighting, namespace: string) =>
  watches === 'all' || watches.others || watches.named.includes(namespace);

function unwatched({ name, operator }: Prerequisite, sightings: readonly OperatorSighting[], namespace: string): Problem {
  const seen = sightings.map(({ deployment, watches }) => `${deployment} watches ${watches === 'all' ? 'all' : watches.named.join(', ')}`);
  return {
    what: `${name} does not watch namespace ${namespace}: ${seen.join('; ')}`,
    why: 'what is applied there would lie untouched',
    fix: `add ${namespace} to ${operator.namespacesArgument} of ${sightings[0]?.deployment}, or install one for this namespace`,
  };
}

function tooOld({ name, minimum, checked }: Prerequisite, old: readonly OperatorSighting[]): Problem {
  return {
    what: `${name} is too old: ${old.map(({ deployment, version }) => `${deployment} runs ${version}`).join('; ')}`,
    why: `objects have fields that releases before ${minimum} do not know`,
    fix: `bring it to ${minimum} or later; ${checked} was checked`,
  };
}

/** E.g. `cert-manager: 1.18.2 in cert-manager/cert-manager`. */
function sightingText({ name, checked }: Prerequisite, sightings: readonly OperatorSighting[]): string {
  if (sightings.length === 0) return `${name}: version not seen, no Deployment looks like it; ${checked} was checked`;
  const seen = sightings.map(({ deployment, version }) => `${version ?? 'version not seen'} in ${deployment}`).join('; ');
  const isOther = sightings.some(({ version }) => version === undefined || isOtherMinor(version, checked));
  return `${name}: ${seen}${isOther ? `; ${checked} was checked` : ''}`;
}

const isOtherMinor = (version: string, checked: string) => lineOf(version) !== lineOf(checked);
