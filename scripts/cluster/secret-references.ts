import { at, groupOf, isRecord, type KubernetesObject, listAt, mapAt, textAt } from './objects.js';

/** A Secret some pod cannot start without. */
export interface SecretUse {
  /** Kubernetes namespace. */
  readonly namespace: string;
  /** Name of the Secret. */
  readonly secret: string;
  /** Keys the pods name; empty where a whole Secret is mounted. */
  readonly keys: readonly string[];
  /** Who refers to it, e.g. `StatefulSet kafka-a`. */
  readonly users: readonly string[];
}

interface Mention {
  readonly secret: string;
  readonly keys: readonly string[];
}

/** The Secrets the objects' pods need and nothing in the set makes: no Secret, Certificate or ExternalSecret of that name is among them. */
export function secretUses(objects: readonly KubernetesObject[]): readonly SecretUse[] {
  const made = new Set(objects.flatMap(secretsMadeBy));
  const uses = new Map<string, SecretUse>();
  for (const object of objects) {
    const namespace = object.metadata.namespace ?? 'default';
    for (const { secret, keys } of podSpecs(object).flatMap(mentions)) {
      const id = `${namespace}/${secret}`;
      if (made.has(id)) continue;
      const known = uses.get(id);
      uses.set(id, {
        namespace,
        secret,
        keys: [...new Set([...(known?.keys ?? []), ...keys])],
        users: [...new Set([...(known?.users ?? []), `${object.kind} ${object.metadata.name}`])],
      });
    }
  }
  return [...uses.values()];
}

/** Whether a live Secret holds a key, and which of the wanted ones it lacks. */
export function missingKeys(secret: KubernetesObject, keys: readonly string[]): readonly string[] {
  const held = mapAt(secret, 'data');
  return keys.filter((key) => held[key] === undefined);
}

function secretsMadeBy(object: KubernetesObject): readonly string[] {
  const namespace = object.metadata.namespace ?? 'default';
  const group = groupOf(object.apiVersion);
  if (object.kind === 'Secret' && group === '') return [`${namespace}/${object.metadata.name}`];
  if (object.kind === 'Certificate' && group === 'cert-manager.io') return [`${namespace}/${textAt(object, 'spec', 'secretName')}`];
  if (object.kind !== 'ExternalSecret' || group !== 'external-secrets.io') return [];
  return [`${namespace}/${textAt(object, 'spec', 'target', 'name') ?? object.metadata.name}`];
}

/** Where each kind of workload keeps its pod's description. */
function podSpecs(object: KubernetesObject): readonly unknown[] {
  const places = [
    at(object, 'spec', 'template', 'spec'),
    at(object, 'spec', 'jobTemplate', 'spec', 'template', 'spec'),
    object.kind === 'Pod' ? at(object, 'spec') : undefined,
  ];
  if (groupOf(object.apiVersion) === 'sparkoperator.k8s.io') return sparkPods(object);
  return ['', 'apps', 'batch'].includes(groupOf(object.apiVersion)) ? places.filter(isRecord) : [];
}

/** Of an application, and of one that is started by a schedule. */
function sparkPods(object: KubernetesObject): readonly unknown[] {
  const parts = ['driver', 'executor'].flatMap((part) => [
    at(object, 'spec', part, 'template', 'spec'),
    at(object, 'spec', 'template', part, 'template', 'spec'),
  ]);
  return parts.filter(isRecord);
}

function mentions(podSpec: unknown): readonly Mention[] {
  const containers = [...listAt(podSpec, 'initContainers'), ...listAt(podSpec, 'containers')];
  const fromKeys = containers.flatMap((container) => listAt(container, 'env')).map((entry) => at(entry, 'valueFrom', 'secretKeyRef'));
  const fromAll = containers.flatMap((container) => listAt(container, 'envFrom')).map((entry) => at(entry, 'secretRef'));
  const volumes = listAt(podSpec, 'volumes');
  const projected = volumes.flatMap((volume) => listAt(volume, 'projected', 'sources')).map((source) => at(source, 'secret'));
  return [...fromKeys, ...fromAll, ...projected, ...volumes.map((volume) => at(volume, 'secret'))].flatMap(mention);
}

/** The four ways of referring differ in the field of the name only. */
function mention(reference: unknown): readonly Mention[] {
  const secret = textAt(reference, 'secretName') ?? textAt(reference, 'name');
  if (secret === undefined || at(reference, 'optional') === true) return [];
  const key = textAt(reference, 'key');
  const items = listAt(reference, 'items').flatMap((item) => textAt(item, 'key') ?? []);
  return [{ secret, keys: key === undefined ? items : [key] }];
}
