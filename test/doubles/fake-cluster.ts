import type { ApplyRequestOptions, Cluster, ClusterEvent, ListQuery, LogRequest } from '../../scripts/cluster/cluster.js';
import { type ClusterError, type OwnedField, refusal } from '../../scripts/cluster/cluster-error.js';
import { at, isRecord, type KubernetesObject, label, numberAt, type ObjectRef, refOf } from '../../scripts/cluster/objects.js';
import type { Clock } from '../../scripts/terminal/clock.js';
import type { Io } from '../../scripts/terminal/io.js';

/** A cluster in memory, for tests. What controllers would do is written as `reactions`, which run before every list. */
export class FakeCluster implements Cluster {
  readonly name: string = 'fake';
  readonly server = 'https://fake:6443';
  readonly isVerified = true;
  /** Every write, in order, e.g. `apply ConfigMap a/b`. */
  readonly writes: string[] = [];
  readonly reactions: ((cluster: FakeCluster) => void)[] = [];
  /** Errors to throw, once each, by `verb label`, e.g. `apply StatefulSet a/b`. */
  readonly failures = new Map<string, ClusterError[]>();
  /** Fields that other managers own, by label of the object. */
  readonly ownedFields = new Map<string, readonly OwnedField[]>();
  readonly unknownKinds = new Set<string>();
  /** What `kubernetesVersion` answers. */
  version: string | undefined = '1.34';
  readonly logLines = new Map<string, readonly string[]>();
  readonly eventsOf = new Map<string, readonly ClusterEvent[]>();
  readonly #objects = new Map<string, KubernetesObject>();
  #version = 0;

  /** Puts an object there as it is, status and all. */
  put(object: KubernetesObject): void {
    const uid = object.metadata.uid ?? `uid-${++this.#version}`;
    this.#objects.set(label(object), { ...object, metadata: { ...object.metadata, uid, resourceVersion: String(++this.#version) } });
  }

  /** Takes an object away. */
  drop(ref: ObjectRef | KubernetesObject): void {
    this.#objects.delete(label(ref));
  }

  /** Every object of a kind. */
  all(kind: string): readonly KubernetesObject[] {
    return [...this.#objects.values()].filter((object) => object.kind === kind);
  }

  /** Gives a live object a status. */
  setStatus(ref: ObjectRef | KubernetesObject, status: Readonly<Record<string, unknown>>): void {
    const live = this.#objects.get(label(ref));
    if (live !== undefined) this.put({ ...live, status });
  }

  /** The next request of this kind fails. */
  failOnce(call: string, error: ClusterError): void {
    this.failures.set(call, [...(this.failures.get(call) ?? []), error]);
  }

  within(): this {
    return this;
  }

  async apply(object: KubernetesObject, { isDryRun = false, takesOver = false }: ApplyRequestOptions = {}): Promise<KubernetesObject> {
    if (isDryRun) this.#failing(`dry-run ${label(object)}`);
    else this.#failing(`apply ${label(object)}`);
    const live = this.#objects.get(label(object));
    const owned = takesOver ? [] : (this.ownedFields.get(label(object)) ?? []);
    if (owned.length > 0) throw refusal(409, ownedBody(owned), { verb: 'apply', ref: refOf(object) });
    if (isDryRun) return live ?? object;
    this.writes.push(`apply ${label(object)}`);
    if (takesOver) this.ownedFields.delete(label(object));
    const { status, ...content } = live ?? object;
    const { uid: _uid, resourceVersion: _version, generation: _generation, ...metadata } = content.metadata;
    const isSame = live !== undefined && JSON.stringify({ ...content, metadata }) === JSON.stringify(object);
    if (isSame) return live;
    const generation = numberAt(live, 'metadata', 'generation') + 1;
    this.put({
      ...object,
      metadata: { ...object.metadata, generation, ...(live === undefined ? {} : { uid: live.metadata.uid }) },
      ...(isRecord(status) ? { status } : {}),
    });
    return this.#objects.get(label(object)) ?? object;
  }

  async create(object: KubernetesObject, { isDryRun = false }: Pick<ApplyRequestOptions, 'isDryRun'> = {}): Promise<KubernetesObject> {
    if (isDryRun) {
      this.#failing(`dry-run ${label(object)}`);
      return object;
    }
    this.#begin('create', label(object));
    if (this.#objects.has(label(object))) throw refusal(409, { reason: 'AlreadyExists' }, { verb: 'create', ref: refOf(object) });
    this.put(object);
    return object;
  }

  async get(ref: ObjectRef): Promise<KubernetesObject | undefined> {
    this.#failing(`get ${label(ref)}`);
    return this.#objects.get(label(ref));
  }

  async list({ kind, namespace, labelSelector = '' }: ListQuery): Promise<readonly KubernetesObject[]> {
    this.#failing(`list ${kind} ${namespace ?? '*'}`);
    if (kind !== 'Pod') for (const react of this.reactions) react(this);
    const here = this.all(kind).filter(({ metadata }) => namespace === undefined || metadata.namespace === namespace);
    return here.filter(({ metadata }) => isSelected(metadata.labels ?? {}, labelSelector));
  }

  async remove(ref: ObjectRef): Promise<boolean> {
    this.#begin('remove', label(ref));
    return this.#objects.delete(label(ref));
  }

  async logs({ pod, container, previous }: LogRequest): Promise<readonly string[]> {
    this.#failing(`logs ${pod}`);
    return this.logLines.get(`${pod} ${container}${previous ? ' previous' : ''}`) ?? [];
  }

  async events(ref: ObjectRef): Promise<readonly ClusterEvent[]> {
    this.#failing(`events ${label(ref)}`);
    return this.eventsOf.get(label(ref)) ?? [];
  }

  async serves(_apiVersion: string, kind: string): Promise<boolean> {
    return !this.unknownKinds.has(kind);
  }

  async kubernetesVersion(): Promise<string | undefined> {
    return this.version;
  }

  #begin(verb: string, name: string): void {
    this.#failing(`${verb} ${name}`);
    this.writes.push(`${verb} ${name}`);
  }

  #failing(call: string): void {
    const error = this.failures.get(call)?.shift();
    if (error !== undefined) throw error;
  }
}

/** The answer of an API server to an apply that would take over fields. */
const ownedBody = (fields: readonly OwnedField[]) => ({
  reason: 'Conflict',
  message: `Apply failed with ${fields.length} conflicts`,
  details: {
    causes: fields.map(({ field, manager }) => ({
      reason: 'FieldManagerConflict',
      message: `conflict with "${manager}" using apps/v1`,
      field,
    })),
  },
});

/** A clock whose pauses take no time. */
export class FakeClock implements Clock {
  #now = 0;

  now(): number {
    return this.#now;
  }

  async pause(milliseconds: number): Promise<void> {
    this.#now += milliseconds;
  }
}

/** An Io that keeps what was said. */
export class FakeIo implements Io {
  readonly interactive = false;
  readonly lines: string[] = [];

  out(text: string): void {
    this.lines.push(text);
  }

  err(text: string): void {
    this.lines.push(text);
  }
}

/** A controller that brings everything up at once: sets ready, Jobs succeeded. */
export function allGoesWell(cluster: FakeCluster): void {
  for (const set of cluster.all('StatefulSet')) {
    const replicas = numberAt(set, 'spec', 'replicas');
    const known = at(set, 'status', 'updateRevision') ?? 'r1';
    cluster.setStatus(set, {
      replicas,
      readyReplicas: replicas,
      observedGeneration: numberAt(set, 'metadata', 'generation'),
      updateRevision: known,
      currentRevision: known,
    });
  }
  for (const job of cluster.all('Job')) cluster.setStatus(job, { conditions: [{ type: 'Complete', status: 'True' }] });
}

/** A StatefulSet as rendered, small. */
export function statefulSet(
  name: string,
  spec: Readonly<Record<string, unknown>> = {},
  metadata: Readonly<Record<string, unknown>> = {},
): KubernetesObject {
  const template = { metadata: { labels: { app: name } }, spec: { containers: [{ name: 'main' }] } };
  const base = { replicas: 2, updateStrategy: { type: 'OnDelete' }, selector: { matchLabels: { app: name } }, template };
  return { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name, namespace: 'a', ...metadata }, spec: { ...base, ...spec } };
}

/** A Job as rendered, small. */
export function job(name: string): KubernetesObject {
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name, namespace: 'a' },
    spec: { selector: { matchLabels: { job: name } }, template: {} },
  };
}

/** A ConfigMap as rendered. */
export function configMap(name: string, data: Readonly<Record<string, string>> = {}): KubernetesObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'a' }, data };
}

/** The namespace everything here lives in. */
export const NAMESPACE: KubernetesObject = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a' } };

/** A live pod with one container in some state. */
export function pod(
  name: string,
  labels: Readonly<Record<string, string>>,
  container: Readonly<Record<string, unknown>>,
  status: Readonly<Record<string, unknown>> = {},
): KubernetesObject {
  const containerStatuses = [{ name: 'main', restartCount: 0, ready: false, ...container }];
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'a', uid: `uid-${name}`, labels },
    status: { containerStatuses, ...status },
  };
}

/** A container that waits for a reason. */
export const waitingFor = (reason: string, more: Readonly<Record<string, unknown>> = {}) => ({ state: { waiting: { reason } }, ...more });

/** The record of a container's end. */
export const ended = (exitCode: number, containerID = `run-${exitCode}`) => ({ terminated: { exitCode, containerID } });

/** `KEY=VALUE` and `KEY in (VALUE,…)`, joined by commas. */
function isSelected(labels: Readonly<Record<string, string>>, selector: string): boolean {
  const wanted = [...selector.matchAll(/([^=,\s]+)(?:=([^,]*)| in \(([^)]*)\))/g)];
  return wanted.every(([, key = '', value, values = '']) =>
    (value === undefined ? values.split(',') : [value]).includes(labels[key] ?? ''),
  );
}
