import { request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent, request as httpsRequest, type RequestOptions } from 'node:https';
import type { KubeConfig } from '@kubernetes/client-node';
import { unreachable } from './cluster-error.js';

/** How long the API server may take for one answer. */
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
}

/**
 * Speaks HTTP to the API server with a kubeconfig's credentials (certificates, tokens, exec plugins, proxies).
 * The library's typed calls are not used: they silently drop every field their own model does not know, so a misspelt or newer
 * field would vanish instead of being refused.
 */
export class Transport {
  #agent: { readonly identity: string; readonly agent: Agent } | undefined;

  constructor(
    private readonly config: KubeConfig,
    /** Address of the API server. */
    readonly server: string,
  ) {}

  /** Sends one request. Throws only when no answer came. */
  async send(request: ApiRequest): Promise<ApiAnswer> {
    const url = new URL(this.server);
    url.pathname = `${url.pathname.replace(/\/$/, '')}${request.path}`;
    for (const [key, value] of Object.entries(request.query ?? {})) url.searchParams.set(key, value);
    const body = request.body === undefined ? undefined : JSON.stringify(request.body);
    try {
      const options = await this.#options(request, body);
      return await exchange(url, options, body);
    } catch (error) {
      throw unreachable(this.server, wordsOf(error));
    }
  }

  async #options(request: ApiRequest, body: string | undefined): Promise<RequestOptions> {
    const options: RequestOptions & { headers: Record<string, string | number> } = {
      method: request.method,
      timeout: ANSWER_TIMEOUT_MS,
      headers: {},
    };
    await this.config.applyToHTTPSOptions(options);
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

function exchange(url: URL, options: RequestOptions, body: string | undefined): Promise<ApiAnswer> {
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'http:' ? httpRequest : httpsRequest;
    const request = send(url, options, (response) => collect(response).then(resolve, reject));
    request.on('timeout', () => request.destroy(new Error(`no answer within ${ANSWER_TIMEOUT_MS / 1_000} s`)));
    request.on('error', reject);
    request.end(body);
  });
}

async function collect(response: IncomingMessage): Promise<ApiAnswer> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString('utf8');
  return { status: response.statusCode ?? 0, body: parsed(text, response.headers['content-type'] ?? ''), text };
}

function parsed(text: string, contentType: string): unknown {
  return contentType.includes('json') ? JSON.parse(text) : text;
}

/** An address that resolves twice fails with an error of errors, whose own message is empty. */
function wordsOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(wordsOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
