import { describe, expect, it } from 'vitest';
import { connectMask } from '../../shared/dataset/index.js';
import { customer, json } from '../connect.fixture.js';
import { type ElasticsearchSink, elasticsearchSinkConnector, elasticsearchSinkProblems } from './elasticsearch-sink.js';
import { type FileConnector, fileConnector, fileConnectorProblems } from './file.js';

describe('an Elasticsearch sink', () => {
  const minimal: ElasticsearchSink = {
    name: 'people-elasticsearch',
    topics: ['people'],
    url: 'https://elastic:9200',
    documentId: 'key',
    nullValues: 'delete',
    tasksMax: 1,
    masks: { names: [], settings: {} },
    replicationFactor: 3,
    key: json,
    value: json,
    settings: {},
  };
  const credentials = { username: { secret: 'elastic', key: 'username' }, password: { secret: 'elastic', key: 'password' } };
  const maximal: Required<ElasticsearchSink> = {
    ...minimal,
    credentials,
    certificateAuthority: { secret: 'elastic-ca', key: 'ca.crt' },
    masks: connectMask(customer),
    deadLetters: 'dead',
    value: { format: 'json-with-schema' },
    settings: { 'batch.size': '10' },
  };
  const problems = (sink: Partial<ElasticsearchSink>) => elasticsearchSinkProblems({ ...minimal, ...sink });

  it('names documents by the key, so that updates replace them', () => {
    expect(elasticsearchSinkConnector(minimal).config).toEqual({
      'connection.url': 'https://elastic:9200',
      'key.ignore': 'false',
      'schema.ignore': 'true',
      'behavior.on.null.values': 'delete',
      'write.method': 'insert',
    });
  });
  it('says all a sink can have', () => {
    expect(elasticsearchSinkConnector(maximal)).toMatchObject({ deadLetters: 'dead', writes: ['dead'] });
    expect(elasticsearchSinkConnector(maximal).config).toMatchObject({
      'connection.password': '${dir:/etc/sluice/secrets/elastic:password}',
      'elastic.https.ssl.truststore.certificates': '${dir:/etc/sluice/secrets/elastic-ca:ca.crt}',
      'schema.ignore': 'false',
      transforms: 'maskText',
      'batch.size': '10',
    });
    expect([...elasticsearchSinkProblems(minimal), ...elasticsearchSinkProblems(maximal)]).toEqual([]);
  });
  it('refuses what cannot work', () => {
    expect(problems({ topics: ['People'] })).toMatchObject([{ fix: 'use people' }]);
    expect(problems({ documentId: 'offset' })).toMatchObject([{ path: 'nullValues' }]);
    expect(problems({ documentId: 'offset', nullValues: 'ignore' })).toEqual([]);
    expect(problems({ url: 'http://elastic:9200', credentials })).toMatchObject([{ fix: 'use https://elastic:9200' }]);
    expect(problems({ url: 'http://elastic:9200' })).toEqual([]);
  });
});

describe('a file connector', () => {
  const source: FileConnector = { name: 'lines', direction: 'source', path: '/tmp/in', topic: 'lines', key: json, value: json };
  it('reads into its topic', () => {
    expect(fileConnector(source)).toMatchObject({
      kind: 'source',
      writes: ['lines'],
      reads: [],
      config: { file: '/tmp/in', topic: 'lines' },
    });
  });
  it('writes from its topic', () => {
    const sink = fileConnector({ ...source, direction: 'sink' });
    expect(sink).toMatchObject({ kind: 'sink', writes: [], reads: ['lines'] });
    expect(sink.config).toEqual({ file: '/tmp/in' });
  });
  it('is for places where losing it is fine', () => {
    expect(fileConnectorProblems(source, true)).toEqual([]);
    expect(fileConnectorProblems(source, false)).toMatchObject([{ what: 'file connector lines outside local and development' }]);
  });
  it('writes where a worker may', () => {
    expect(fileConnectorProblems({ ...source, direction: 'sink', path: '/data/out' }, true)).toMatchObject([
      { fix: 'use a path below /tmp/' },
    ]);
    expect(fileConnectorProblems({ ...source, direction: 'sink' }, true)).toEqual([]);
    expect(fileConnectorProblems({ ...source, path: '/etc/in' }, true)).toEqual([]);
  });
});
