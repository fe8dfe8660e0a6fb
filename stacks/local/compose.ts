import { Binary, yamlText } from '../yaml.js';

/** A compose file as plain data, with the fields that are used here. Long forms throughout. */
export interface ComposeFile {
  /** Name of the project: containers, network and volumes begin with it. */
  readonly name: string;
  /** Services by name. */
  readonly services: Readonly<Record<string, ComposeService>>;
  /** Named volumes. */
  readonly volumes: Readonly<Record<string, { readonly labels: Labels }>>;
  /** Files by content: the compose file stands alone. */
  readonly configs: Readonly<Record<string, { readonly content: string | Binary }>>;
  /** Secret values, from variables of `.env`. */
  readonly secrets: Readonly<Record<string, { readonly environment: string }>>;
}

type Labels = Readonly<Record<string, string>>;

/** One service. */
export interface ComposeService {
  /** Image reference. */
  readonly image: string;
  /** Empty for a service that is there for one run and then done. */
  readonly restart: 'no' | `on-failure:${number}`;
  /** Host name of the container. */
  readonly hostname?: string;
  /** User and group id. */
  readonly user?: string;
  /** Command line that replaces the image's entrypoint. */
  readonly entrypoint?: readonly string[];
  /** Environment variables. */
  readonly environment?: Labels;
  /** Services it waits for. */
  readonly depends_on?: Readonly<Record<string, Dependency>>;
  /** Health check; `disable` turns off the image's own. */
  readonly healthcheck?: HealthCheck | { readonly disable: true };
  /** Ports published on the host. */
  readonly ports?: readonly string[];
  /** Further host names of the service. */
  readonly networks?: { readonly default: { readonly aliases: readonly string[] } };
  /** Mounted volumes. */
  readonly volumes?: readonly ComposeMount[];
  /** Folders in memory. */
  readonly tmpfs?: readonly string[];
  /** Mounted configuration files. */
  readonly configs?: readonly FileMount[];
  /** Mounted secrets. */
  readonly secrets?: readonly FileMount[];
  /** Memory limit. */
  readonly mem_limit?: string;
  /** Size of `/dev/shm`. */
  readonly shm_size?: string;
  /** Grace period before the container is killed. */
  readonly stop_grace_period?: string;
  /** Dropped Linux capabilities. */
  readonly cap_drop?: readonly string[];
  /** Security options, e.g. `no-new-privileges`. */
  readonly security_opt?: readonly string[];
  /** Labels of the container. */
  readonly labels?: Labels;
  /** Log driver and its limits. */
  readonly logging?: { readonly driver: 'json-file'; readonly options: Labels };
}

/** What must be true of another service first. */
export interface Dependency {
  /** State the other service must reach. */
  readonly condition: 'service_started' | 'service_healthy' | 'service_completed_successfully';
}

/** How the engine sees that a service can be used. */
export interface HealthCheck {
  /** Command of the check. */
  readonly test: readonly string[];
  /** Time between two checks. */
  readonly interval: string;
  /** Time until one check fails. */
  readonly timeout: string;
  /** Failures in a row before the container is unhealthy. */
  readonly retries: number;
  /** Time after the start in which failures do not count. */
  readonly start_period: string;
}

/** A file in a container. */
export interface FileMount {
  /** Name of the config or secret. */
  readonly source: string;
  /** Path in the container. */
  readonly target: string;
}

/** A named volume, or a folder in memory. */
export type ComposeMount =
  | { readonly type: 'volume'; readonly source: string; readonly target: string }
  | { readonly type: 'tmpfs'; readonly target: string; readonly tmpfs: { readonly size: string } };

/** Ports that `.env` may change: compose puts a value in their place. All else keeps its `$`. */
const VARIABLE = /\$\$\{(SLUICE_[A-Z0-9_]*PORT:-\d+)\}/g;

/** A text as compose reads it back unchanged, but for variables of ours. */
export const escaped = (text: string) => text.replaceAll('$', '$$$$').replaceAll(VARIABLE, '${$1}');

const HEADER = `# Written by sluice. Run it with docker compose, or keep a copy and change that: sluice never reads it back.
`;

/** The file as text. */
export const composeYaml = (file: ComposeFile): string => HEADER + yamlText(escapeAll(file));

function escapeAll(value: unknown): unknown {
  if (typeof value === 'string') return escaped(value);
  if (value instanceof Binary) return escapedBytes(value);
  if (Array.isArray(value)) return value.map(escapeAll);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, escapeAll(inner)]));
}

/** Bytes as compose reads them back unchanged: it puts values in place of variables in them too. */
const escapedBytes = ({ base64 }: Binary) =>
  new Binary(Buffer.from(Buffer.from(base64, 'base64').toString('latin1').replaceAll('$', '$$$$'), 'latin1').toString('base64'));
