import { spawn } from 'node:child_process';
import type { RequestOptions } from 'node:https';
import type { KubeConfig } from '@kubernetes/client-node';
import { ClusterError, interruption } from './cluster-error.js';
import { isRecord, listAt, textAt } from './objects.js';

/** What a credential plugin answered. */
interface Credential {
  readonly token?: string | undefined;
  readonly certificate?: string | undefined;
  readonly key?: string | undefined;
  /** When it ends, in milliseconds since 1970. @default it is good until the server refuses it */
  readonly endsAt?: number | undefined;
}

/** A program that gives credentials, as a kubeconfig describes it. */
interface Plugin {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly apiVersion: string;
}

/** Asked for again this long before its end: the request must arrive before. */
const EARLY_MS = 10_000;

/**
 * The credentials of a kubeconfig's user. The library runs a credential plugin for every request where it names no end, and never again
 * where the server refuses what it gave: so it is run here, once until it ends or is refused. All other credentials are the library's.
 */
export class Credentials {
  readonly #plugin: Plugin | undefined;
  #current: Promise<Credential> | undefined;
  #endsAt = Number.POSITIVE_INFINITY;

  constructor(
    private readonly config: KubeConfig,
    /** Now, in milliseconds since 1970. */
    private readonly now: () => number = Date.now,
  ) {
    this.#plugin = pluginOf(config.getCurrentUser());
    if (this.#plugin !== undefined) config.loadFromOptions(withoutPlugin(config));
  }

  /** Puts the credentials into a request. */
  async applyTo(options: RequestOptions & { headers: Record<string, string | number> }, signal: AbortSignal | undefined): Promise<void> {
    await this.config.applyToHTTPSOptions(options);
    if (this.#plugin === undefined) return;
    const { token, certificate, key } = await this.#credential(this.#plugin, signal);
    if (token !== undefined) options.headers.Authorization = `Bearer ${token}`;
    if (certificate !== undefined) Object.assign(options, { cert: certificate, key });
  }

  /** Forgets what a plugin gave. False where there is no plugin: then asking again gives the same. */
  refuse(): boolean {
    this.#current = undefined;
    return this.#plugin !== undefined;
  }

  #credential(plugin: Plugin, signal: AbortSignal | undefined): Promise<Credential> {
    if (this.#current !== undefined && this.now() < this.#endsAt - EARLY_MS) return this.#current;
    this.#endsAt = Number.POSITIVE_INFINITY; // while it runs
    const asked = run(plugin, signal).then((credential) => {
      this.#endsAt = Math.max(credential.endsAt ?? Number.POSITIVE_INFINITY, this.now() + EARLY_MS + 1); // a clock that is off must not ask for ever
      return credential;
    });
    asked.catch(() => {
      this.#current = undefined;
    });
    this.#current = asked;
    return asked;
  }
}

/** The plugin may ask its user something: standard error and, at a terminal, standard input are the command's own. */
function run({ command, args, env, apiVersion }: Plugin, signal: AbortSignal | undefined): Promise<Credential> {
  return new Promise((resolve, reject) => {
    const interactive = process.stdin.isTTY === true;
    const info = JSON.stringify({ apiVersion, kind: 'ExecCredential', spec: { interactive } });
    const child = spawn(command, [...args], {
      env: { ...process.env, ...env, KUBERNETES_EXEC_INFO: info },
      stdio: [interactive ? 'inherit' : 'ignore', 'pipe', 'inherit'],
      ...(signal && { signal, killSignal: 'SIGKILL' }),
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => reject(signal?.aborted ? interruption() : failed(command, error.message)));
    child.on('close', (code) => {
      if (code !== 0) return reject(signal?.aborted ? interruption() : failed(command, `it ended with exit code ${String(code)}`));
      const credential = credentialIn(Buffer.concat(chunks).toString('utf8'));
      if (credential === undefined) return reject(failed(command, 'its answer is no ExecCredential with a token or a certificate'));
      resolve(credential);
    });
  });
}

function credentialIn(text: string): Credential | undefined {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return undefined;
  }
  const [token, certificate] = [textAt(answer, 'status', 'token'), textAt(answer, 'status', 'clientCertificateData')];
  if (!token && !certificate) return undefined;
  const endsAt = Date.parse(textAt(answer, 'status', 'expirationTimestamp') ?? '');
  return { token, certificate, key: textAt(answer, 'status', 'clientKeyData'), endsAt: Number.isNaN(endsAt) ? undefined : endsAt };
}

function pluginOf(user: unknown): Plugin | undefined {
  const given = isRecord(user)
    ? (user.exec ?? (isRecord(user.authProvider) && isRecord(user.authProvider.config) ? user.authProvider.config.exec : undefined))
    : undefined;
  const command = textAt(given, 'command');
  if (command === undefined) return undefined;
  const args = listAt(given, 'args').map(String);
  const env = Object.fromEntries(listAt(given, 'env').map((entry) => [textAt(entry, 'name') ?? '', textAt(entry, 'value') ?? '']));
  return { command, args, env, apiVersion: textAt(given, 'apiVersion') ?? 'client.authentication.k8s.io/v1' };
}

/** The same kubeconfig, whose user the library sees without its plugin. */
function withoutPlugin(config: KubeConfig) {
  const current = config.getCurrentUser()?.name;
  const users = config.getUsers().map((user) => {
    const { exec: _exec, authProvider: _provider, ...rest } = user;
    return user.name === current ? rest : user;
  });
  return { clusters: config.getClusters(), contexts: config.getContexts(), users, currentContext: config.getCurrentContext() };
}

/** A plugin that gives nothing. Its own words are on standard error already. */
function failed(command: string, reason: string): ClusterError {
  return new ClusterError('unauthenticated', {
    what: `credential plugin ${command} gave no credentials`,
    why: reason,
    fix: 'run it by hand to see why, or log in again',
  });
}
