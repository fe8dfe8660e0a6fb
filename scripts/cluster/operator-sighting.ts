import { type OperatorMarks, parseImage } from '../../charts/shared/index.js';
import { LABEL } from '../../charts/shared/labels.js';
import { type KubernetesObject, listAt, mapAt, textAt } from './objects.js';

/** An operator as its Deployment shows it. */
export interface OperatorSighting {
  /** Namespace and name of the Deployment. */
  readonly deployment: string;
  /** E.g. `2.5.2`. Left out where neither image nor label says. */
  readonly version?: string;
  /** Namespaces the operator watches. */
  readonly watches: 'all' | WatchedNamespaces;
}

/** Namespaces an operator's arguments name. */
export interface WatchedNamespaces {
  /** Names of the namespaces. */
  readonly named: readonly string[];
  /** Whether it watches others that are not seen from outside: chosen by their labels, or named by a variable. */
  readonly others: boolean;
}

/** The Deployments that are an operator, among all of the cluster. Several may watch different namespaces. */
export function operatorSightings(deployments: readonly KubernetesObject[], marks: OperatorMarks): readonly OperatorSighting[] {
  const own = deployments.filter((deployment) => isMarked(deployment, marks));
  const controllers = own.filter(({ metadata }) => metadata.labels?.[LABEL.component] === 'controller');
  return (controllers.length > 0 ? controllers : own).map((deployment) => sightingOf(deployment, marks));
}

function isMarked(deployment: KubernetesObject, { label, image }: OperatorMarks): boolean {
  if (deployment.metadata.labels?.[LABEL.name] === label) return true;
  return images(deployment).some(({ repository }) => isRepository(repository, image));
}

const images = (deployment: KubernetesObject) =>
  containers(deployment).flatMap((container) => {
    const reference = textAt(container, 'image');
    return reference === undefined ? [] : [parseImage(reference)];
  });

const containers = (deployment: KubernetesObject) => listAt(deployment, 'spec', 'template', 'spec', 'containers');

const isRepository = (repository: string, image: string) => repository === image || repository.endsWith(`/${image}`);

function sightingOf(deployment: KubernetesObject, marks: OperatorMarks): OperatorSighting {
  const { name, namespace = 'default' } = deployment.metadata;
  const tag = images(deployment).find(({ repository }) => isRepository(repository, marks.image))?.tag;
  const labels = [mapAt(deployment, 'metadata', 'labels'), mapAt(deployment, 'spec', 'template', 'metadata', 'labels')];
  const version = [tag, ...labels.map((of) => of[LABEL.version])].map(versionText).find((text) => text !== undefined);
  return { deployment: `${namespace}/${name}`, ...(version !== undefined && { version }), watches: watchedNamespaces(deployment, marks) };
}

/** `v1.21.1` → `1.21.1`; nothing for a tag that is no version, e.g. `latest`. */
function versionText(text: string | undefined): string | undefined {
  return /^v?(\d+\.\d+(?:\.\d+)?)/.exec(text ?? '')?.[1];
}

function watchedNamespaces(
  deployment: KubernetesObject,
  { namespacesArgument, namespaceSelectorArgument }: OperatorMarks,
): OperatorSighting['watches'] {
  const args = containers(deployment).flatMap((container) => [...listAt(container, 'command'), ...listAt(container, 'args')].map(String));
  const values = valuesOf(args, namespacesArgument).flatMap((value) => value.replaceAll(/["']/g, '').split(',')); // charts write `=""` for all
  const selected = namespaceSelectorArgument !== undefined && valuesOf(args, namespaceSelectorArgument).some((value) => value !== '');
  if (values.includes('') || (values.length === 0 && !selected)) return 'all';
  const named = values.filter((value) => !VARIABLE.test(value));
  return { named, others: selected || named.length < values.length };
}

/** Kubernetes puts a variable's value here when the container starts. */
const VARIABLE = /\$\(\w+\)/;

/** Values of an argument, written as `--a=b` or as `--a b`. */
function valuesOf(args: readonly string[], name: string): readonly string[] {
  return args.flatMap((arg, index) => {
    if (arg.startsWith(`${name}=`)) return [arg.slice(name.length + 1)];
    return arg === name ? [args[index + 1] ?? ''] : [];
  });
}
