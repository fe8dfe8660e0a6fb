import { accepted, eventOf, narrowed, root } from './api-answers.js';
import {
  type ApplyRequestOptions,
  type Cluster,
  type ClusterEvent,
  FIELD_MANAGER,
  type ListQuery,
  type LogRequest,
  type RemoveOptions,
} from './cluster.js';
import { type Attempt, missingKind } from './cluster-error.js';
import { isRecord, type KubernetesObject, listAt, type ObjectRef, refOf, textAt } from './objects.js';
import type { Patience } from './patience.js';
import type { ApiAnswer, ApiRequest, Transport } from './transport.js';

/** Where one kind lives in the API. */
interface Resource {
  /** Plural, e.g. `statefulsets`. */
  readonly plural: string;
  readonly namespaced: boolean;
}

/** Unknown and duplicate fields are refused instead of dropped with a warning nobody reads. */
const STRICT = { fieldManager: FIELD_MANAGER, fieldValidation: 'Strict' } as const;

const VERSION: Attempt = { verb: 'read', ref: { apiVersion: 'v1', kind: 'Version', name: 'version' } };
/** Every check of the API server, admission included, and nothing is stored. */
const DRY_RUN = { dryRun: 'All' } as const;

/** What names a cluster. */
export type ClusterPlace = Pick<Cluster, 'name' | 'server' | 'isVerified'>;

/** The connection, and what was learnt over it: shared by all views of one cluster. */
export interface Wire {
  /** Sends requests. */
  readonly transport: Transport;
  /** Namespace of the kubeconfig's context. */
  readonly fallbackNamespace: string;
  /** Kinds by API version. */
  readonly kinds: Map<string, Promise<ReadonlyMap<string, Resource>>>;
}

/** Objects a page of a list holds. */
const PAGE = 500;
/** How often a list is restarted when its continue token has expired. */
const LIST_TRIES = 3;

/** A real cluster behind a kubeconfig. Made by `connect`. */
export class KubeCluster implements Cluster {
  readonly name: string;
  readonly server: string;
  readonly isVerified: boolean;
  readonly #wire: Wire;
  readonly #patience: Patience;

  constructor(place: ClusterPlace, wire: Wire, patience: Patience) {
    this.name = place.name;
    this.server = place.server;
    this.isVerified = place.isVerified;
    this.#wire = wire;
    this.#patience = patience;
  }

  within(patience: Patience): KubeCluster {
    return new KubeCluster(this, this.#wire, patience);
  }

  /** Fails when nobody answers or the credentials are not accepted. */
  async greet(): Promise<void> {
    await this.kubernetesVersion();
  }

  async kubernetesVersion(): Promise<string | undefined> {
    const answer = await this.#send({ method: 'GET', path: '/version' });
    // A cluster may keep its version from those who log in nowhere; whether it serves is another question.
    if (answer.status === 401 || answer.status === 429 || answer.status >= 500) accepted(answer, VERSION);
    const [major, minor] = [textAt(answer.body, 'major'), /^\d+/.exec(textAt(answer.body, 'minor') ?? '')?.[0]]; // clouds write `34+`
    return major && minor ? `${major}.${minor}` : undefined;
  }

  async apply(object: KubernetesObject, { isDryRun = false, takesOver = false }: ApplyRequestOptions = {}): Promise<KubernetesObject> {
    const ref = refOf(object);
    const path = await this.#path(ref);
    const contentType = 'application/apply-patch+yaml'; // JSON is YAML
    const query = { ...STRICT, force: String(takesOver), ...(isDryRun && DRY_RUN) };
    const answer = await this.#send({ method: 'PATCH', path, query, contentType, body: object });
    return narrowed(accepted(answer, { verb: 'apply', ref }), ref);
  }

  async create(object: KubernetesObject, { isDryRun = false }: Pick<ApplyRequestOptions, 'isDryRun'> = {}): Promise<KubernetesObject> {
    const ref = refOf(object);
    const path = (await this.#path(ref)).replace(/\/[^/]*$/, '');
    const query = { ...STRICT, ...(isDryRun && DRY_RUN) };
    const answer = await this.#send({ method: 'POST', path, query, body: object });
    return narrowed(accepted(answer, { verb: 'create', ref }), ref);
  }

  async get(ref: ObjectRef): Promise<KubernetesObject | undefined> {
    const answer = await this.#send({ method: 'GET', path: await this.#path(ref) });
    return answer.status === 404 ? undefined : narrowed(accepted(answer, { verb: 'get', ref }), ref);
  }

  async list({ apiVersion, kind, namespace, labelSelector }: ListQuery): Promise<readonly KubernetesObject[]> {
    const ref = { apiVersion, kind, name: '*', ...(namespace !== undefined && { namespace }) };
    const path =
      namespace === undefined
        ? `${root(apiVersion)}/${(await this.#resource(ref)).plural}`
        : (await this.#path(ref)).replace(/\/[^/]*$/, '');
    const query = { limit: String(PAGE), ...(labelSelector !== undefined && { labelSelector }) };
    const items = await this.#pages({ method: 'GET', path, query }, { verb: 'list', ref });
    return items.map((item) => narrowed(isRecord(item) ? { apiVersion, kind, ...item } : item, ref));
  }

  /** Every page of a list. A server that has forgotten the state the list began with (410) is asked from the start. */
  async #pages(request: ApiRequest, attempt: Attempt): Promise<readonly unknown[]> {
    for (let tries = 1; ; tries += 1) {
      const items: unknown[] = [];
      let next: string | undefined = '';
      while (next !== undefined) {
        const answer: ApiAnswer = await this.#send({ ...request, query: { ...request.query, ...(next && { continue: next }) } });
        if (answer.status === 410 && tries < LIST_TRIES) break;
        const body = accepted(answer, attempt);
        items.push(...listAt(body, 'items'));
        next = textAt(body, 'metadata', 'continue') || undefined;
      }
      if (next === undefined) return items;
    }
  }

  async remove(ref: ObjectRef, { propagation, uid }: RemoveOptions): Promise<boolean> {
    const body = { apiVersion: 'v1', kind: 'DeleteOptions', propagationPolicy: propagation, ...(uid && { preconditions: { uid } }) };
    const answer = await this.#send({ method: 'DELETE', path: await this.#path(ref), body });
    if (answer.status === 404) return false;
    accepted(answer, { verb: 'delete', ref });
    return true;
  }

  async logs({ namespace, pod, container, tailLines, previous = false }: LogRequest): Promise<readonly string[]> {
    const path = `${await this.#path({ apiVersion: 'v1', kind: 'Pod', name: pod, namespace })}/log`;
    const answer = await this.#send({
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
    const answer = await this.#send({ method: 'GET', path: path.replace(/\/[^/]*$/, ''), query: { fieldSelector } });
    const events = listAt(accepted(answer, { verb: 'list the events of', ref }), 'items').map(eventOf);
    return events.sort((a, b) => a.at.localeCompare(b.at));
  }

  async serves(apiVersion: string, kind: string): Promise<boolean> {
    return (await this.#kindsOf(apiVersion)).has(kind);
  }

  #send(request: ApiRequest): Promise<ApiAnswer> {
    return this.#wire.transport.send(request, this.#patience);
  }

  async #resource({ apiVersion, kind }: ObjectRef): Promise<Resource> {
    const resource = (await this.#kindsOf(apiVersion)).get(kind);
    if (resource === undefined) throw missingKind(apiVersion, kind);
    return resource;
  }

  async #path(ref: ObjectRef): Promise<string> {
    const resource = await this.#resource(ref);
    const namespace = resource.namespaced ? ['namespaces', encodeURIComponent(ref.namespace ?? this.#wire.fallbackNamespace)] : [];
    return [root(ref.apiVersion), ...namespace, resource.plural, encodeURIComponent(ref.name)].join('/');
  }

  /** The kinds of one API version. Only a complete answer is remembered: a definition may be installed while Sluice runs. */
  async #kindsOf(apiVersion: string): Promise<ReadonlyMap<string, Resource>> {
    const asked = this.#wire.kinds.get(apiVersion) ?? this.#discover(apiVersion);
    this.#wire.kinds.set(apiVersion, asked);
    const kinds = await asked.catch((error: unknown) => {
      this.#wire.kinds.delete(apiVersion);
      throw error;
    });
    if (kinds.size === 0) this.#wire.kinds.delete(apiVersion);
    return kinds;
  }

  async #discover(apiVersion: string): Promise<ReadonlyMap<string, Resource>> {
    const answer = await this.#send({ method: 'GET', path: root(apiVersion) });
    if (answer.status === 404) return new Map();
    const body = accepted(answer, { verb: 'discover', ref: { apiVersion, kind: 'APIResourceList', name: apiVersion } });
    const resources = listAt(body, 'resources').filter(isRecord);
    const own = resources.filter(({ name }) => typeof name === 'string' && !name.includes('/')); // no `pods/log`
    return new Map(own.map((entry) => [String(entry.kind), { plural: String(entry.name), namespaced: entry.namespaced === true }]));
  }
}
