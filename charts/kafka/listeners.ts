import { type Properties, prefixed, properties } from '../shared/index.js';

/** How a listener is spoken to, and how the other side says who it is. Wrong pairs do not type-check. */
export type ListenerSecurity =
  | { readonly protocol: 'PLAINTEXT'; readonly authentication: 'none' }
  | { readonly protocol: 'SSL'; readonly authentication: 'none' | 'mtls' }
  | { readonly protocol: 'SASL_SSL'; readonly authentication: 'scram' };

/** Who can reach a listener. */
export type Exposure =
  | { readonly kind: 'inside' }
  | {
      /** One NodePort a broker: the port is `firstNodePort` plus the broker's node id. */
      readonly kind: 'node-port';
      /** Name or address clients outside use for the nodes; `{id}` becomes the broker's node id. */
      readonly host: string;
      /** Added to the node id; the sum must lie in 30000–32767. @default 31000 */
      readonly firstNodePort: number;
      /** Address ranges that may connect, e.g. `10.0.0.0/8`. */
      readonly allowFrom: readonly [string, ...string[]];
    }
  | {
      /** One load balancer a broker, and one for the first contact. */
      readonly kind: 'load-balancer';
      /** Name of each broker's load balancer; `{id}` becomes its node id. */
      readonly host: string;
      /** Name of the load balancer of all brokers. */
      readonly bootstrapHost: string;
      /** Address ranges that may connect, e.g. `10.0.0.0/8`. */
      readonly allowFrom: readonly [string, ...string[]];
      /** Annotations for the cloud's controller, put on each Service. */
      readonly annotations?: Readonly<Record<string, string>>;
    };

interface ListenerBase {
  /** Upper case, at least two characters, e.g. `CLIENT`. Clients and policies refer to it. */
  readonly name: string;
  /** Container port. */
  readonly port: number;
  readonly exposure: Exposure;
}
/** The listener brokers use among themselves. Exactly one, always inside. */
export type InterBrokerListener = ListenerBase &
  ListenerSecurity & { readonly purpose: 'inter-broker'; readonly exposure: { readonly kind: 'inside' } };
/** A listener for clients. */
export type ClientListener = ListenerBase & ListenerSecurity & { readonly purpose: 'clients' };
export type Listener = InterBrokerListener | ClientListener;

/** First port users' listeners may take; Kafka's own sit below. */
export const LISTENER_DEFAULTS = {
  controllerPort: 9090,
  interBrokerPort: 9091,
  clientPort: 9092,
  externalPort: 9094,
  firstNodePort: 31_000,
} as const;
const INSIDE = { kind: 'inside' } as const;

/** Brokers speak mTLS to each other. */
export const internalTls = ({ port = LISTENER_DEFAULTS.interBrokerPort, ...others }: { port?: number } = {}): InterBrokerListener => ({
  ...others, // none that compiles: a misspelt key is kept, so that it is found
  name: 'INTERNAL',
  port,
  protocol: 'SSL',
  authentication: 'mtls',
  purpose: 'inter-broker',
  exposure: INSIDE,
});
/** Brokers speak in the clear to each other: for a laptop. */
export const internalPlaintext = ({
  port = LISTENER_DEFAULTS.interBrokerPort,
  ...others
}: {
  port?: number;
} = {}): InterBrokerListener => ({
  ...others, // none that compiles: a misspelt key is kept, so that it is found
  name: 'INTERNAL',
  port,
  protocol: 'PLAINTEXT',
  authentication: 'none',
  purpose: 'inter-broker',
  exposure: INSIDE,
});
/** Clients inside the cluster log in with a password (SCRAM-SHA-512) over TLS. */
export const clientScram = ({
  name = 'CLIENT',
  port = LISTENER_DEFAULTS.clientPort,
  ...others
}: {
  name?: string;
  port?: number;
} = {}): ClientListener => ({
  ...others,
  name,
  port,
  protocol: 'SASL_SSL',
  authentication: 'scram',
  purpose: 'clients',
  exposure: INSIDE,
});
/** Clients inside the cluster show a certificate. */
export const clientTls = ({
  name = 'TLS',
  port = LISTENER_DEFAULTS.clientPort,
  ...others
}: {
  name?: string;
  port?: number;
} = {}): ClientListener => ({
  ...others,
  name,
  port,
  protocol: 'SSL',
  authentication: 'mtls',
  purpose: 'clients',
  exposure: INSIDE,
});
/** Clients speak in the clear and are nobody: for a laptop. */
export const clientPlaintext = ({
  name = 'CLIENT',
  port = LISTENER_DEFAULTS.clientPort,
  ...others
}: {
  name?: string;
  port?: number;
} = {}): ClientListener => ({
  ...others,
  name,
  port,
  protocol: 'PLAINTEXT',
  authentication: 'none',
  purpose: 'clients',
  exposure: INSIDE,
});

/** What an external listener needs beyond its addresses. Clients log in with SCRAM over TLS. */
export type ExternalOptions<K extends Exposure['kind']> = Omit<Extract<Exposure, { kind: K }>, 'kind' | 'firstNodePort'> & {
  /** Name of the listener. @default EXTERNAL */
  readonly name?: string;
  /** Container port. @default 9094 */
  readonly port?: number;
  /** Added to a broker's node id to get its NodePort. @default 31000 */
  readonly firstNodePort?: number;
};
/** Clients outside reach each broker on a port of the cluster's nodes. */
export const externalNodePort = (options: ExternalOptions<'node-port'>): ClientListener => {
  const { name = 'EXTERNAL', port = LISTENER_DEFAULTS.externalPort, firstNodePort = LISTENER_DEFAULTS.firstNodePort, ...rest } = options;
  return {
    name,
    port,
    protocol: 'SASL_SSL',
    authentication: 'scram',
    purpose: 'clients',
    exposure: { kind: 'node-port', firstNodePort, ...rest },
  };
};
/** Clients outside reach each broker through a load balancer of its own. */
export const externalLoadBalancer = (options: Omit<ExternalOptions<'load-balancer'>, 'firstNodePort'>): ClientListener => {
  const { name = 'EXTERNAL', port = LISTENER_DEFAULTS.externalPort, ...rest } = options;
  return { name, port, protocol: 'SASL_SSL', authentication: 'scram', purpose: 'clients', exposure: { kind: 'load-balancer', ...rest } };
};

/** SASL mechanism of every SCRAM listener. SHA-256 is not offered: no client that speaks TLS 1.2 lacks 512. */
export const SCRAM_MECHANISM = 'SCRAM-SHA-512';
/** Login module of {@link SCRAM_MECHANISM}. */
export const SCRAM_LOGIN_MODULE = 'org.apache.kafka.common.security.scram.ScramLoginModule';

/** Settings of one listener on the broker's side. */
export function listenerProperties(listener: ListenerSecurity & { readonly name: string }): Properties {
  const prefix = `listener.name.${listener.name.toLowerCase()}.`;
  if (listener.authentication === 'mtls') return { [`${prefix}ssl.client.auth`]: 'required' };
  if (listener.authentication !== 'scram') return {};
  return prefixed(
    prefix,
    properties({
      'sasl.enabled.mechanisms': SCRAM_MECHANISM,
      [`${SCRAM_MECHANISM.toLowerCase()}.sasl.jaas.config`]: `${SCRAM_LOGIN_MODULE} required;`,
    }),
  );
}

/** Where a broker says it can be reached, with `{pod}`, `{id}` and `{N+id}` left for the start script. */
export function advertised(listener: Listener, serviceHost: string): string {
  const { exposure, name, port } = listener;
  if (exposure.kind === 'inside') return `${name}://{pod}.${serviceHost}:${port}`;
  if (exposure.kind === 'node-port') return `${name}://${exposure.host}:{${exposure.firstNodePort}+id}`;
  return `${name}://${exposure.host}:${port}`;
}
