import type { KubeConfig } from '@kubernetes/client-node';
import {
  type ApplyRequestOptions,
  type Cluster,
  type ClusterEvent,
  FIELD_MANAGER,
  type ListQuery,
  type LogRequest,
  type RemoveOptions,
} from './cluster.js';
import { ClusterError, missingKind, refusal } from './cluster-error.js';
import { isKubernetesObject, isRecord, type KubernetesObject, listAt, numberAt, type ObjectRef, refOf, textAt } from './objects.js';
import { type ApiAnswer, type ApiRequest, Transport } from './transport.js';

/** Where one kind lives in the API. */
interface Resource {
  /** Plural, e.g. `statefulsets`. */
  readonly plural: string;
  readonly namespaced: boolean;
}

/** Unknown and duplicate fields are refused instead of dropped with a warning nobody reads. */
const STRICT = { fieldManager: FIELD_MANAGER, fieldValidation: 'Strict' } as const;

/** Every check of the API server, admission included, and nothing is stored. */
const DRY_RUN = { dryRun: 'All' } as const;

/** A real cluster behind a kubeconfig. Made by `connect`. */
export class KubeCluster implements Cluster {
  readonly name: string;
  readonly server: string;
  readonly #transport: Transport;
  readonly #fallbackNamespace: string;
  readonly #kinds = new Map<string, Promise<ReadonlyMap<string, Resource>>>();

  constructor(config: KubeConfig, place: { readonly name: string; readonly server: string }) {
    this.name = place.name;
    this.server = place.server;
    this.#transport = new Transport(config, place.server);
    this.#fallbackNamespace = config.getContextObject(place.name)?.namespace ?? 'default';
  }

  /** Fails when nobody answers or the credentials are not accepted. */
  async greet(): Promise<void> {
    await this.kubernetesVersion();
  }

  async kubernetesVersion(): Promise<string | undefined> {
    const answer = await this.#transport.send({ method: 'GET', path: '/version' });
    if (answer.status === 401)
      throw refusal(401, answer.body, { verb: 'read', ref: { apiVersion: 'v1', kind: 'Version', name: 'version' } });
    const [major, minor] = [textAt(answer.body, 'major'), /^\d+/.exec(textAt(answer.body, 'minor') ?? '')?.[0]]; // clouds write `34+`
    return major && minor ? `${major}.${minor}` : undefined;
  }

  async apply(object: KubernetesObject, { isDryRun = false, takesOver = false }: ApplyRequestOptions = {}): Promise<KubernetesObject> {
    const ref = refOf(object);
    const path = await this.#path(ref);
    const contentType = 'application/apply-patch+yaml'; // JSON is YAML
    const query = { ...STRICT, force: String(takesOver), ...(isDryRun && DRY_RUN) };
    const answer = await this.#transport.send({ method: 'PATCH', path, query, contentType, body: object });
    return narrowed(accepted(answer, { verb: 'apply', ref }), ref);
  }

  async create(object: KubernetesObject, { isDryRun = false }: Pick<ApplyRequestOptions, 'isDryRun'> = {}): Promise<KubernetesObject> {
    const ref = refOf(object);
    const path = (await this.#path(ref)).replace(/\/[^/]*$/, '');
    const query = { ...STRICT, ...(isDryRun && DRY_RUN) };
    const answer = await this.#transport.send({ method: 'POST', path, query, body: object });
    return narrowed(accepted(answer, { verb: 'create', ref }), ref);
  }

  async get(ref: ObjectRef): Promise<KubernetesObject | undefined> {
    const answer = await this.#transport.send({ method: 'GET', path: await this.#path(ref) });
    return answer.status === 404 ? undefined : narrowed(accepted(answer, { verb: 'get', ref }), ref);
  }

  async list({ apiVersion, kind, namespace, labelSelector }: ListQuery): Promise<readonly KubernetesObject[]> {
    const ref = { apiVersion, kind, name: '*', ...(namespace !== undefined && { namespace }) };
    const path =
      namespace === undefined
        ? `${root(apiVersion)}/${(await this.#resource(ref)).plural}`
        : (await this.#path(ref)).replace(/\/[^/]*$/, '');
    const query = labelSelector === undefined ? {} : { labelSelector };
    const body = accepted(await this.#transport.send({ method: 'GET', path, query }), { verb: 'list', ref });
    return listAt(body, 'items').map((item) => narrowed(isRecord(item) ? { apiVersion, kind, ...item } : item, ref));
  }

  async remove(ref: ObjectRef, { propagation }: RemoveOptions): Promise<boolean> {
    const request: ApiRequest = { method: 'DELETE', path: await this.#path(ref), query: { propagationPolicy: propagation } };
    const answer = await this.#transport.send(request);
    if (answer.status === 404) return false;
    accepted(answer, { verb: 'delete', ref });
    return true;
  }

  async logs({ namespace, pod, container, tailLines, previous = false }: LogRequest): Promise<readonly string[]> {
    const path = `${await this.#path({ apiVersion: 'v1', kind: 'Pod', name: pod, namespace })}/log`;
    const answer = await this.#transport.send({
      method: 'GET',
      path,
      query: { container, tailLines: String(tailLines), previous: String(previous) },
    });
    // 400: the container has not started, or has no earlier run; 404: the pod is gone.
    if (answer.status === 400 || answer.status === 404) return [];
    accepted(answer, { verb: 'read the log of', ref: { apiVersion: 'v1', kind: 'Pod', name: pod, namespace } });
    return answer.text.split('\n').filter((line) => line.trim() !== '');
  }

  async events(ref: ObjectRef): Promise<readonly ClusterEvent[]> {
    const namespace = ref.namespace ?? 'default';
    const path = await this.#path({ apiVersion: 'v1', kind: 'Event', name: '*', namespace });
    const fieldSelector = `involvedObject.kind=${ref.kind},involvedObject.name=${ref.name}`;
    const answer = await this.#transport.send({ method: 'GET', path: path.replace(/\/[^/]*$/, ''), query: { fieldSelector } });
    const events = listAt(accepted(answer, { verb: 'list the events of', ref }), 'items').map(eventOf);
    return events.sort((a, b) => a.at.localeCompare(b.at));
  }

  async serves(apiVersion: string, kind: string): Promise<boolean> {
    return (await this.#kindsOf(apiVersion)).has(kind);
  }

  async #resource({ apiVersion, kind }: ObjectRef): Promise<Resource> {
    const resource = (await this.#kindsOf(apiVersion)).get(kind);
    if (resource === undefined) throw missingKind(apiVersion, kind);
    return resource;
  }

  async #path(ref: ObjectRef): Promise<string> {
    const resource = await this.#resource(ref);
    const namespace = resource.namespaced ? ['namespaces', encodeURIComponent(ref.namespace ?? this.#fallbackNamespace)] : [];
    return [root(ref.apiVersion), ...namespace, resource.plural, encodeURIComponent(ref.name)].join('/');
  }

  /** The kinds of one API version. Only a complete answer is remembered: a definition may be installed while Sluice runs. */
  async #kindsOf(apiVersion: string): Promise<ReadonlyMap<string, Resource>> {
    const asked = this.#kinds.get(apiVersion) ?? this.#discover(apiVersion);
    this.#kinds.set(apiVersion, asked);
    const kinds = await asked.catch((error: unknown) => {
      this.#kinds.delete(apiVersion);
      throw error;
    });
    if (kinds.size === 0) this.#kinds.delete(apiVersion);
    return kinds;
  }

  async #discover(apiVersion: string): Promise<ReadonlyMap<string, Resource>> {
    const answer = await this.#transport.send({ method: 'GET', path: root(apiVersion) });
    if (answer.status === 404) return new Map();
    const body = accepted(answer, { verb: 'discover', ref: { apiVersion, kind: 'APIResourceList', name: apiVersion } });
    const resources = listAt(body, 'resources').filter(isRecord);
    const own = resources.filter(({ name }) => typeof name === 'string' && !name.includes('/')); // no `pods/log`
    return new Map(own.map((entry) => [String(entry.kind), { plural: String(entry.name), namespaced: entry.namespaced === true }]));
  }
}

function root(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

function accepted(answer: ApiAnswer, attempt: { readonly verb: string; readonly ref: ObjectRef }): unknown {
  if (answer.status >= 200 && answer.status < 300) return answer.body;
  throw refusal(answer.status, answer.body, attempt);
}

function narrowed(value: unknown, ref: ObjectRef): KubernetesObject {
  if (isKubernetesObject(value)) return value;
  throw new ClusterError('transient', {
    what: `the answer about ${ref.kind} ${ref.name} is no Kubernetes object`,
    why: 'something between here and the API server answered instead',
    fix: 'check the server address in the kubeconfig and any proxy on the way',
  });
}

function eventOf(event: unknown): ClusterEvent {
  return {
    type: textAt(event, 'type') ?? '',
    reason: textAt(event, 'reason') ?? '',
    message: textAt(event, 'message') ?? '',
    count: Math.max(1, numberAt(event, 'count'), numberAt(event, 'series', 'count')),
    at: textAt(event, 'series', 'lastObservedTime') ?? textAt(event, 'lastTimestamp') ?? textAt(event, 'eventTime') ?? '',
  };
}
