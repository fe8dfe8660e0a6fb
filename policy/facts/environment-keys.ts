import { recognisedAs } from '../../charts/recognised.js';
import type { ImageFact } from './images.js';

/** Variables with the prefix that are not settings: they shape the JVM or the start script. */
const NO_SETTINGS =
  /^(VERSION|HEAP_OPTS|LOG4J_\w*|OPTS|JMX_\w*|JVM_PERFORMANCE_OPTS|GC_LOG_OPTS|TOOLS_LOG4J_LOGLEVEL|CUB_\w*|DATA_DIRS|HOME|URL|GROUP_ID_FILE|NATIVE_\w*|DEBUG|KRAFT_CLUSTER_ID|SKIP_KRAFT_\w*|INITIAL_CONTROLLERS)$/;
/** Variables that Kubernetes makes for every Service. */
const SERVICE_LINK = /_(SERVICE_HOST|SERVICE_PORT(_\w+)?|PORT_\d+_\w+)$/;

/**
 * The property an image makes of an environment variable, or nothing when it makes none. Confluent's and Apache's images turn `___` into
 * `-`, `__` into `_` and `_` into `.`; Bitnami's and Debezium's know no escapes.
 */
export function propertyOf(variable: string, image: Pick<ImageFact, 'software' | 'family'>): string | undefined {
  const settings = recognisedAs(image.software)?.settings;
  const named = image.family === 'debezium' ? settings?.debeziumNames : undefined;
  if (named !== undefined && Object.hasOwn(named, variable)) return named[variable];
  const prefix = image.family === 'bitnami' ? settings?.bitnamiPrefix : settings?.prefix;
  if (prefix === undefined || !variable.startsWith(prefix)) return undefined;
  const rest = variable.slice(prefix.length);
  if (rest === '' || NO_SETTINGS.test(rest) || SERVICE_LINK.test(variable)) return undefined;
  if (image.family === 'bitnami' || image.family === 'debezium') return rest.toLowerCase().replaceAll('_', '.');
  return decoded(rest.toLowerCase());
}

const decoded = (rest: string) =>
  rest.replace(/_{1,3}/g, (underscores) => (underscores.length === 3 ? '-' : underscores.length === 2 ? '_' : '.'));
