import type { ConnectTransforms } from '../../shared/dataset/index.js';
import { type Problem, type Properties, properties, type SecretRef } from '../../shared/index.js';
import { type Connector, deadLetterProperties, secretReference, transformProperties } from '../connector.js';
import type { Converter } from '../converters.js';

/** Records of topics as documents; the index has the topic's name. */
export interface ElasticsearchSink {
  /** Name of the connector. */
  readonly name: string;
  /** Topics it reads. */
  readonly topics: readonly string[];
  /** e.g. `https://elastic-es-http.search.svc:9200`. */
  readonly url: string;
  /** How it logs in; absent for no login. */
  readonly credentials?: { readonly username: SecretRef; readonly password: SecretRef };
  /** Authority of the server's certificate, in PEM. */
  readonly certificateAuthority?: SecretRef;
  /** What identifies a document: the record's key, so that an update replaces it; or topic, partition and offset. */
  readonly documentId: 'key' | 'offset';
  /** A record without a value: removes the document, is left out, or is an error. */
  readonly nullValues: 'delete' | 'ignore' | 'fail';
  /** Most tasks of the connector. */
  readonly tasksMax: number;
  /** Transforms that replace personal columns. */
  readonly masks: ConnectTransforms;
  /** Topic for records the sink cannot write. */
  readonly deadLetters?: string;
  /** Number of replicas of the dead letter topic. */
  readonly replicationFactor: number;
  /** Converter of record keys. */
  readonly key: Converter;
  /** Converter of record values. */
  readonly value: Converter;
  /** Settings of the connector that nothing above says. */
  readonly settings: Properties;
}

/** Defaults of what a description may leave out. */
export const ELASTICSEARCH_SINK_DEFAULTS = { documentId: 'key', nullValues: 'delete', tasksMax: 1 } as const;

/** Class of the connector. */
export const ELASTICSEARCH_SINK_CLASS = 'io.confluent.connect.elasticsearch.ElasticsearchSinkConnector';

/** The connector of an Elasticsearch sink. */
export function elasticsearchSinkConnector(sink: ElasticsearchSink): Connector {
  const { name, topics, url, credentials, documentId, value, deadLetters } = sink;
  return {
    name,
    kind: 'sink',
    connectorClass: ELASTICSEARCH_SINK_CLASS,
    tasksMax: sink.tasksMax,
    key: sink.key,
    value,
    reads: topics,
    writes: deadLetters === undefined ? [] : [deadLetters],
    ...(deadLetters !== undefined && { deadLetters }),
    config: {
      ...properties({
        'connection.url': url,
        'connection.username': credentials && secretReference(credentials.username),
        'connection.password': credentials && secretReference(credentials.password),
        'key.ignore': documentId === 'offset',
        'schema.ignore': value.format !== 'avro' && value.format !== 'json-with-schema',
        'behavior.on.null.values': sink.nullValues,
        'write.method': 'insert',
      }),
      ...tlsProperties(sink),
      ...transformProperties([], sink.masks),
      ...deadLetterProperties(deadLetters, sink.replicationFactor),
      ...sink.settings,
    },
  };
}

const tlsProperties = ({ certificateAuthority }: ElasticsearchSink): Properties =>
  certificateAuthority
    ? {
        'elastic.security.protocol': 'SSL',
        'elastic.https.ssl.truststore.type': 'PEM',
        'elastic.https.ssl.truststore.certificates': secretReference(certificateAuthority),
      }
    : {};

/** What is wrong with one Elasticsearch sink. */
export function elasticsearchSinkProblems({ topics, documentId, nullValues, url, credentials }: ElasticsearchSink): Problem[] {
  const problems: Problem[] = [];
  for (const topic of topics.filter((name) => name !== name.toLowerCase())) {
    problems.push({ path: 'from', what: `topic ${topic}`, why: 'an index has no capitals', fix: `use ${topic.toLowerCase()}` });
  }
  if (documentId === 'offset' && nullValues === 'delete') {
    const why = 'a delete names a key, and the documents have none: they would stay for ever';
    problems.push({
      path: 'nullValues',
      what: "nullValues 'delete' with documentId 'offset'",
      why,
      fix: "use documentId: 'key', or nullValues: 'ignore'",
    });
  }
  if (credentials && url.startsWith('http://')) {
    const why = 'the password would cross the network readable';
    problems.push({ path: 'url', what: `credentials for ${url}`, why, fix: `use ${url.replace('http://', 'https://')}` });
  }
  return problems;
}
