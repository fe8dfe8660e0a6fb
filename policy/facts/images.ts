import { parseImage } from '../../charts/shared/image.js';

/** What software an image holds. */
export type Software =
  | 'kafka'
  | 'zookeeper'
  | 'connect'
  | 'schema-registry'
  | 'rest-proxy'
  | 'postgres'
  | 'spark'
  | 'object-store'
  | 'other';

/** Who made an image: how it reads its environment, and what its tags count. */
export type ImageFamily = 'apache' | 'confluent' | 'bitnami' | 'strimzi' | 'debezium' | 'other';

/** An image, recognised by its repository whatever mirror it comes from. */
export interface ImageFact {
  /** Image reference as written. */
  readonly reference: string;
  /** Host it comes from, when the reference names one. */
  readonly registry?: string;
  /** Repository without registry and tag. */
  readonly repository: string;
  /** Tag. */
  readonly tag?: string;
  /** Digest. */
  readonly digest?: string;
  /** Software in the image. */
  readonly software: Software;
  /** Distribution the image belongs to. */
  readonly family: ImageFamily;
  /** Known image it was built from, where the manifest says so: software, family and version are those of that image. */
  readonly basedOn?: string;
  /** Version of Kafka, or of its clients, inside, as exact as the tag says, e.g. `3.9.1` or `4.1`. */
  readonly kafkaVersion?: string;
}

type Row = readonly [repository: RegExp, software: Software, family: ImageFamily];

/** The first that fits counts. */
const ROWS: readonly Row[] = [
  [/(^|\/)apache\/kafka(-native)?$/, 'kafka', 'apache'],
  [/(^|\/)(cp-kafka-connect(-base)?|cp-server-connect(-base)?)$/, 'connect', 'confluent'],
  [/(^|\/)(cp-kafka|cp-server|cp-enterprise-kafka|confluent-local)$/, 'kafka', 'confluent'],
  [/(^|\/)cp-zookeeper$/, 'zookeeper', 'confluent'],
  [/(^|\/)cp-schema-registry$/, 'schema-registry', 'confluent'],
  [/(^|\/)cp-kafka-rest$/, 'rest-proxy', 'confluent'],
  [/(^|\/)bitnami(legacy|secure)?\/kafka$/, 'kafka', 'bitnami'],
  [/(^|\/)bitnami(legacy|secure)?\/zookeeper$/, 'zookeeper', 'bitnami'],
  [/(^|\/)bitnami(legacy|secure)?\/schema-registry$/, 'schema-registry', 'bitnami'],
  [/(^|\/)bitnami(legacy|secure)?\/postgresql(-repmgr)?$/, 'postgres', 'bitnami'],
  [/(^|\/)bitnami(legacy|secure)?\/spark$/, 'spark', 'bitnami'],
  [/(^|\/)bitnami(legacy|secure)?\/minio$/, 'object-store', 'bitnami'],
  [/(^|\/)strimzi\/kafka$/, 'kafka', 'strimzi'],
  [/(^|\/)debezium\/connect(-base)?$/, 'connect', 'debezium'],
  [/(^|\/)debezium\/postgres$/, 'postgres', 'debezium'],
  [/(^|\/)debezium\/kafka$/, 'kafka', 'debezium'],
  [/(^|\/)debezium\/zookeeper$/, 'zookeeper', 'debezium'],
  [/(^|\/)(wurstmeister|obsidiandynamics|ches)\/kafka$/, 'kafka', 'other'],
  [/(^|\/)(library\/)?zookeeper$/, 'zookeeper', 'apache'],
  [/(^|\/)(library\/)?postgres$/, 'postgres', 'apache'],
  [/(^|\/)(apache\/spark(-py)?|(library\/)?spark)$/, 'spark', 'apache'],
  [/(^|\/)(minio\/minio|versity\/versitygw|versitygw|chrislusf\/seaweedfs|rustfs\/rustfs)$/, 'object-store', 'other'],
];

/** What is known of an image. One that is not known, and was built from none, is an image of other software. */
export function imageFact(reference: string, basedOn?: string): ImageFact {
  const { registry, repository, tag, digest } = parseImage(reference);
  const known = basedOn === undefined ? { repository, tag } : parseImage(basedOn);
  const [, software = 'other', family = 'other'] = ROWS.find(([pattern]) => pattern.test(known.repository)) ?? [];
  const kafkaVersion = kafkaVersionOf(software, family, known.tag ?? '');
  return {
    reference,
    ...(registry !== undefined && { registry }),
    repository,
    ...(tag !== undefined && { tag }),
    ...(digest !== undefined && { digest }),
    software,
    family,
    ...(basedOn !== undefined && { basedOn }),
    ...(kafkaVersion !== undefined && { kafkaVersion }),
  };
}

/** Confluent's minor versions up to 6.2 are those of Kafka shifted by more than the major. */
const OLD_CONFLUENT: Readonly<Record<string, string>> = {
  '5.0': '2.0',
  '5.1': '2.1',
  '5.2': '2.2',
  '5.3': '2.3',
  '5.4': '2.4',
  '5.5': '2.5',
  '6.0': '2.6',
  '6.1': '2.7',
  '6.2': '2.8',
};
/** Confluent counts majors from here: 7.9 is 3.9, 8.1 is 4.1. */
const CONFLUENT_AHEAD = 4;

function kafkaVersionOf(software: Software, family: ImageFamily, tag: string): string | undefined {
  const holdsKafka = software === 'kafka' || software === 'connect';
  const holdsItsClients = family === 'confluent' && (software === 'schema-registry' || software === 'rest-proxy');
  if (!holdsKafka && !holdsItsClients) return undefined;
  if (family === 'strimzi') return /kafka-(\d+(?:\.\d+)+)/.exec(tag)?.[1];
  const [, version, major, minor] = /^((\d+)\.(\d+)(?:\.\d+)?)(?=[.-]|$)/.exec(tag) ?? [];
  if (version === undefined || major === undefined || minor === undefined) return undefined;
  if (family === 'apache' || family === 'bitnami') return version;
  if (family !== 'confluent') return undefined;
  const old = OLD_CONFLUENT[`${major}.${minor}`];
  return old ?? (Number(major) > 6 ? `${Number(major) - CONFLUENT_AHEAD}.${minor}` : undefined);
}
