import { yamlText } from '../yaml.js';

/** A compose file as plain data, with the fields that are used here. Long forms throughout. */
export interface ComposeFile {
  /** Name of the project: containers, network and volumes begin with it. */
  readonly name: string;
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly volumes: Readonly<Record<string, { readonly labels: Labels }>>;
  /** Files by content: the compose file stands alone. */
  readonly configs: Readonly<Record<string, { readonly content: string }>>;
  /** Secret values, from variables of `.env`. */
  readonly secrets: Readonly<Record<string, { readonly environment: string }>>;
}

type Labels = Readonly<Record<string, string>>;

/** One service. */
export interface ComposeService {
  readonly image: string;
  /** Empty for a service that is there for one run and then done. */
  readonly restart: 'no' | `on-failure:${number}`;
  readonly hostname?: string;
  readonly user?: string;
  readonly entrypoint?: readonly string[];
  readonly environment?: Labels;
  readonly depends_on?: Readonly<Record<string, Dependency>>;
  readonly healthcheck?: HealthCheck | { readonly disable: true };
  readonly ports?: readonly string[];
  readonly networks?: { readonly default: { readonly aliases: readonly string[] } };
  readonly volumes?: readonly ComposeMount[];
  readonly tmpfs?: readonly string[];
  readonly configs?: readonly FileMount[];
  readonly secrets?: readonly FileMount[];
  readonly mem_limit?: string;
  readonly shm_size?: string;
  readonly stop_grace_period?: string;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly labels?: Labels;
  readonly logging?: { readonly driver: 'json-file'; readonly options: Labels };
}

/** What must be true of another service first. */
export interface Dependency {
  readonly condition: 'service_started' | 'service_healthy' | 'service_completed_successfully';
}

/** How the engine sees that a service can be used. */
export interface HealthCheck {
  readonly test: readonly string[];
  readonly interval: string;
  readonly timeout: string;
  readonly retries: number;
  readonly start_period: string;
}

/** A file in a container. */
export interface FileMount {
  readonly source: string;
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
  if (Array.isArray(value)) return value.map(escapeAll);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, escapeAll(inner)]));
}
