import { request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent, request as httpsRequest, type RequestOptions } from 'node:https';
import type { KubeConfig } from '@kubernetes/client-node';
import { ClusterError, interruption, unreachable } from './cluster-error.js';
import { Credentials } from './credentials.js';
import { type Patience, remainingMs } from './patience.js';

/** How long the API server may take for one whole answer. */
const ANSWER_TIMEOUT_MS = 30_000;

/** One call of the Kubernetes API. */
export interface ApiRequest {
  /** HTTP method. */
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Path below the server, e.g. `/api/v1/namespaces/streaming/pods`. */
  readonly path: string;
  /** Query parameters. */
  readonly query?: Readonly<Record<string, string>>;
  /** Media type of the body. @default application/json */
  readonly contentType?: string;
  /** Body, sent as JSON. */
  readonly body?: unknown;
}

/** What the API server answered: JSON where it could be parsed, else the text itself. */
export interface ApiAnswer {
  /** HTTP status code. */
  readonly status: number;
  /** Parsed body. */
  readonly body: unknown;
  /** Body as text. */
  readonly text: string;
  /** Milliseconds after which the server wants to be asked again. @default it does not say */
  readonly retryAfterMs: number | undefined;
}

/**
 * Speaks HTTP to the API server with a kubeconfig's credentials (certificates, tokens, credential plugins, proxies).
 * The library's typed calls are not used: they silently drop every field their own model does not know, so a misspelt or newer
 * field would vanish instead of being refused.
 */
export class Transport {
  readonly #credentials: Credentials;
  #agent: { readonly identity: string; readonly agent: Agent } | undefined;

  constructor(
    private readonly config: KubeConfig,
    /** Address of the API server. */
    readonly server: string,
  ) {
    this.#credentials = new Credentials(config);
  }

  /** Sends one request, within what is left of the patience. Throws only when no answer came. Credentials that are refused are asked for once more. */
  async send(request: ApiRequest, patience: Patience): Promise<ApiAnswer> {
    const answer = await this.#sendOnce(request, patience);
    return answer.status === 401 && this.#credentials.refuse() ? await this.#sendOnce(request, patience) : answer;
  }

  async #sendOnce(request: ApiRequest, patience: Patience): Promise<ApiAnswer> {
    const { signal } = patience;
    if (signal?.aborted) throw interruption();
    const url = new URL(this.server);
    url.pathname = `${url.pathname.replace(/\/$/, '')}${request.path}`;
    for (const [key, value] of Object.entries(request.query ?? {})) url.searchParams.set(key, value);
    const body = request.body === undefined ? undefined : JSON.stringify(request.body);
    try {
      const options = await this.#options(request, body, signal);
      return await exchange({ url, options, body, signal, timeoutMs: Math.min(ANSWER_TIMEOUT_MS, remainingMs(patience)) });
    } catch (error) {
      if (signal?.aborted) throw interruption();
      if (error instanceof ClusterError) throw error;
      throw unreachable(this.server, wordsOf(error), codeOf(error));
    }
  }

  async #options(request: ApiRequest, body: string | undefined, signal: AbortSignal | undefined): Promise<RequestOptions> {
    const options: RequestOptions & { headers: Record<string, string | number> } = { method: request.method, headers: {} };
    await this.#credentials.applyTo(options, signal);
    options.headers.accept = 'application/json, */*;q=0.8';
    if (body !== undefined) {
      options.headers['content-type'] = request.contentType ?? 'application/json';
      options.headers['content-length'] = Buffer.byteLength(body);
    }
    if (this.server.startsWith('https:') && !this.config.getCurrentCluster()?.proxyUrl) options.agent = this.#keptAgent(options);
    return options;
  }

  /** One connection pool for as long as the credentials stay the same: waiting asks several times a second. */
  #keptAgent({ ca, cert, key, rejectUnauthorized, servername }: RequestOptions): Agent {
    const identity = [ca, cert, key, rejectUnauthorized, servername].map(String).join('\n');
    if (this.#agent?.identity !== identity) {
      const given = Object.entries({ ca, cert, key, rejectUnauthorized, servername }).filter(([, value]) => value !== undefined);
      this.#agent = { identity, agent: new Agent({ keepAlive: true, ...Object.fromEntries(given) }) };
    }
    return this.#agent.agent;
  }
}

/** One request on the wire. */
interface Exchange {
  readonly url: URL;
  readonly options: RequestOptions;
  readonly body: string | undefined;
  readonly signal: AbortSignal | undefined;
  /** For the whole answer, however steadily its bytes come. */
  readonly timeoutMs: number;
}

function exchange({ url, options, body, signal, timeoutMs }: Exchange): Promise<ApiAnswer> {
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'http:' ? httpRequest : httpsRequest;
    const request = send(url, options, (response) => collect(response).then(resolve, reject));
    const stop = (error: Error) => {
      reject(error); // at once: a proxy that stalls may hold the socket itself
      request.destroy(error);
    };
    const rest = timeoutMs < ANSWER_TIMEOUT_MS ? ', which is all the time that was left' : '';
    const late = new Error(`no whole answer within ${Math.round(timeoutMs / 100) / 10} s${rest}`);
    const timer = setTimeout(() => stop(late), timeoutMs);
    const abort = () => stop(interruption());
    signal?.addEventListener('abort', abort, { once: true });
    request.on('close', () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    });
    request.on('error', reject);
    request.end(body);
  });
}

async function collect(response: IncomingMessage): Promise<ApiAnswer> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString('utf8');
  const { 'content-type': type = '', 'retry-after': after } = response.headers;
  return { status: response.statusCode ?? 0, body: parsed(text, type), text, retryAfterMs: waitOf(after) };
}

/** Broken JSON is not quoted: it may be half a Secret. */
function parsed(text: string, contentType: string): unknown {
  if (!contentType.includes('json')) return text;
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('the answer is broken JSON: something on the way cut it off or changed it');
  }
}

/** Seconds or a date, as HTTP has it. */
function waitOf(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const milliseconds = /^\d+$/.test(header.trim()) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds);
}

/** An address that resolves twice fails with an error of errors, whose own message is empty. */
function wordsOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(wordsOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');
