import { type KafkaConnection, properties } from '../shared/index.js';
import { bootstrapServiceName, type KafkaCluster, serviceHost } from './cluster.js';
import { type Listener, SCRAM_LOGIN_MODULE, SCRAM_MECHANISM } from './listeners.js';
import { CERTIFICATE_DIR, fileReferences, keyProperties, trustProperties } from './tls.js';

/** Who a client is. */
export type ClientIdentity =
  | { readonly kind: 'nobody' }
  /** The Secret holds `tls.crt`, `tls.key`, `ca.crt`. */
  | { readonly kind: 'certificate'; readonly secret: string }
  /** The Secret holds `sasl.jaas.config`. */
  | { readonly kind: 'scram'; readonly secret: string };

/** Folder a client's password Secret is mounted at. */
export const CREDENTIALS_DIR = '/etc/sluice/credentials';
/** Folder with `ca.crt`, the authority of the brokers' certificate. */
const AUTHORITY_DIR = '/etc/sluice/authority';

/** The connection of a client inside the Kubernetes cluster to one listener. Throws when the identity cannot log in there: a bug of the caller. */
export function kafkaConnection(cluster: KafkaCluster, listener: Listener, identity: ClientIdentity): KafkaConnection {
  const host = serviceHost(bootstrapServiceName(cluster), cluster.namespace);
  return {
    bootstrapServers: [`${host}:${listener.port}`],
    edge: { listener: listener.name, port: listener.port },
    ...credentials(listener, identity, cluster),
  };
}

function credentials(
  listener: Listener,
  identity: ClientIdentity,
  { certificates }: Pick<KafkaCluster, 'certificates'>,
): Pick<KafkaConnection, 'clientSecurity' | 'mounts'> {
  if (listener.authentication === 'none' && listener.protocol === 'PLAINTEXT') return { clientSecurity: {}, mounts: [] };
  if (listener.authentication === 'mtls' && identity.kind === 'certificate') {
    return {
      clientSecurity: { 'security.protocol': 'SSL', ...fileReferences, ...keyProperties, ...trustProperties },
      mounts: [{ secret: identity.secret, path: CERTIFICATE_DIR }],
    };
  }
  if (listener.authentication === 'scram' && identity.kind === 'scram' && certificates) {
    return {
      clientSecurity: properties({
        'security.protocol': 'SASL_SSL',
        'sasl.mechanism': SCRAM_MECHANISM,
        ...fileReferences,
        'sasl.jaas.config': `\${dir:${CREDENTIALS_DIR}:sasl.jaas.config}`,
        'ssl.truststore.type': 'PEM',
        'ssl.truststore.certificates': `\${dir:${AUTHORITY_DIR}:ca.crt}`,
      }),
      mounts: [
        { secret: identity.secret, path: CREDENTIALS_DIR },
        { secret: certificates.nodes.name, path: AUTHORITY_DIR, keys: ['ca.crt'] }, // whoever made that, it is there, and it is what brokers show
      ],
    };
  }
  throw new Error(`a client that is ${identity.kind} cannot log in at listener ${listener.name} (${listener.authentication})`);
}

/** Login module line of a SCRAM user, as its Secret holds it. Only code that puts Secrets into a cluster calls this. */
export const scramLogin = (username: string, password: string) =>
  `${SCRAM_LOGIN_MODULE} required username="${username}" password="${password.replace(/["\\]/g, '\\$&')}";`;
