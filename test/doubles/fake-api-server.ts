import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ClusterError } from '../../scripts/cluster/cluster-error.js';
import { isKubernetesObject, isRecord, type KubernetesObject, type ObjectRef } from '../../scripts/cluster/objects.js';
import { answerOf, apiVersionIn, discovery, pathOf, statusOf } from './fake-api-paths.js';
import { allGoesWell, FakeCluster } from './fake-cluster.js';

/** One request, as it arrived. */
export interface Asked {
  /** E.g. `PATCH ConfigMap a/b`, `LIST Pod a`, or method and path where it concerns no object. */
  readonly line: string;
  /** Query parameters. */
  readonly query: URLSearchParams;
  /** Value of the header `authorization`. */
  readonly authorization: string;
  /** Milliseconds since the server started. */
  readonly atMs: number;
}

/** How a request is mistreated. `stalled` never answers, `closed` hangs up, `lost` does the work and hangs up, `dripping` sends a byte now and then. */
export type Fault =
  | 'stalled'
  | 'closed'
  | 'lost'
  | 'dripping'
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown };

const DRIP_MS = 200;

/** An API server on loopback in front of a cluster in memory, and what goes wrong on the way to it. */
export class FakeApiServer {
  readonly cluster = new FakeCluster();
  readonly asked: Asked[] = [];
  /** Asked before each answer; the first fault counts. */
  readonly faults: ((asked: Asked) => Fault | undefined)[] = [];
  /** Address, once it listens. */
  url = '';
  /** How long each answer takes, in milliseconds. */
  delayMs = 0;
  readonly #server: Server;
  readonly #started = Date.now();

  constructor(uid = 'uid-of-the-lab') {
    this.cluster.put({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'kube-system', uid } });
    this.cluster.reactions.push(allGoesWell, deploymentsGoWell);
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
    });
  }

  /** Listens on a port of the machine's choice, or on the one it had. */
  async listen(port = 0): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
    const address = this.#server.address();
    this.url = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
    return this;
  }

  /** Takes no connection and drops those there are. */
  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }

  /** Lines of requests that change something, dry runs left out. */
  get writes(): readonly string[] {
    return this.asked.filter(({ line, query }) => /^(PATCH|POST|DELETE) /.test(line) && !query.has('dryRun')).map(({ line }) => line);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const url = new URL(request.url ?? '/', 'http://fake');
    const place = pathOf(url.pathname);
    const verb = request.method === 'GET' && place?.name === '' ? 'LIST' : (request.method ?? 'GET');
    const what = place && `${place.kind} ${[place.namespace, place.name].filter(Boolean).join('/')}`.trim();
    const asked: Asked = {
      line: `${verb} ${what ?? url.pathname}`,
      query: url.searchParams,
      authorization: request.headers.authorization ?? '',
      atMs: Date.now() - this.#started,
    };
    this.asked.push(asked);
    if (this.delayMs > 0) await sleep(this.delayMs);
    const fault = this.faults.map((find) => find(asked)).find((found) => found !== undefined);
    if (fault === 'stalled') return;
    if (fault === 'closed') return void request.socket.destroy();
    if (isRecord(fault)) return send(response, fault);
    const body: unknown = chunks.length === 0 ? undefined : JSON.parse(Buffer.concat(chunks).toString());
    const answer = await this.#answer(url, place, { verb, body });
    if (fault === 'lost') return void request.socket.destroy();
    if (fault === 'dripping') return drip(response, answer.body);
    send(response, answer);
  }

  async #answer(url: URL, place: (ObjectRef & { readonly sub: string }) | undefined, request: { verb: string; body: unknown }) {
    if (url.pathname === '/version') return { status: 200, body: { major: '1', minor: '34' } };
    const version = apiVersionIn(url.pathname);
    if (version !== undefined) return { status: 200, body: discovery(version) };
    if (place === undefined) return { status: 404, body: { message: `no path ${url.pathname}`, reason: 'NotFound' } };
    const object = isKubernetesObject(request.body) ? request.body : undefined;
    try {
      return await answerOf(this.cluster, { place, object, verb: request.verb, query: url.searchParams });
    } catch (error) {
      if (error instanceof ClusterError) return statusOf(error);
      throw error;
    }
  }
}

function send(response: ServerResponse, { status, headers = {}, body = {} }: Exclude<Fault, string>): void {
  response.writeHead(status, { 'content-type': typeof body === 'string' ? 'text/plain' : 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

/** One byte each 200 ms. */
function drip(response: ServerResponse, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(200, { 'content-type': 'application/json' });
  let sent = 0;
  const timer = setInterval(() => {
    response.write(text.slice(sent, ++sent));
    if (sent >= text.length) response.end();
  }, DRIP_MS);
  response.on('close', () => clearInterval(timer));
}

function deploymentsGoWell(cluster: FakeCluster): void {
  for (const deployment of cluster.all('Deployment')) {
    const wanted = isRecord(deployment.spec) && typeof deployment.spec.replicas === 'number' ? deployment.spec.replicas : 1;
    const observedGeneration = deployment.metadata.generation;
    const counts = { replicas: wanted, updatedReplicas: wanted, readyReplicas: wanted, availableReplicas: wanted };
    cluster.setStatus(deployment, { ...counts, observedGeneration });
  }
}

/** A kubeconfig with a context for each server, the first of them current; `user` is what each logs in with. */
export function kubeconfig(servers: Readonly<Record<string, FakeApiServer>>, user: Readonly<Record<string, unknown>> = {}): string {
  const names = Object.keys(servers);
  const content = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': names[0],
    clusters: names.map((name) => ({ name, cluster: { server: servers[name]?.url, 'insecure-skip-tls-verify': true } })),
    contexts: names.map((name) => ({ name, context: { cluster: name, user: 'tester' } })),
    users: [{ name: 'tester', user }],
  };
  const file = join(mkdtempSync(join(tmpdir(), 'sluice-test-kubeconfig-')), 'config');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

/** The live object of that kind and name. */
export const liveObject = (server: FakeApiServer, kind: string, name: string): KubernetesObject | undefined =>
  server.cluster.all(kind).find(({ metadata }) => metadata.name === name);
