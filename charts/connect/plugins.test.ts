import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { image, minimal } from './connect.fixture.js';
import { connectDockerfile } from './dockerfile.js';
import {
  avroConverter,
  copiedFrom,
  debeziumPostgres,
  elasticsearch,
  inImage,
  jdbc,
  plugin,
  pluginPath,
  pluginProblems,
  providedClasses,
  s3,
} from './plugins.js';

const host = { image: image('apache/kafka', '4.3') };
const isBuilt = { isBuilt: true };

describe('the catalogue', () => {
  it.each([
    [jdbc('10.9.7'), 'confluentinc/kafka-connect-jdbc:10.9.7', 'confluentinc-kafka-connect-jdbc-10.9.7.zip'],
    [s3('12.1.9'), 'confluentinc/kafka-connect-s3:12.1.9', 'confluentinc-kafka-connect-s3-12.1.9.zip'],
    [elasticsearch('15.1.1'), 'confluentinc/kafka-connect-elasticsearch:15.1.1', 'confluentinc-kafka-connect-elasticsearch-15.1.1.zip'],
    [avroConverter('8.1.1'), 'confluentinc/kafka-connect-avro-converter:8.1.1', 'confluentinc-kafka-connect-avro-converter-8.1.1.zip'],
    [
      debeziumPostgres('3.6.1.Final'),
      'io.debezium:debezium-connector-postgres:3.6.1.Final:plugin@tar.gz',
      'debezium-connector-postgres-3.6.1.Final-plugin.tar.gz',
    ],
  ])('pins %#', (each, coordinate, archive) => {
    expect(each).toMatchObject({ coordinate, archive, delivery: { how: 'baked' } });
  });

  it('takes any other', () => {
    const own = plugin({ name: 'own', version: '1.0', coordinate: 'x', archive: 'x.zip', classes: ['a.B'], java: 11, licence: 'MIT' });
    expect(providedClasses({ ...host, plugins: [own] })).toContain('a.B');
  });
});

describe('plugin.path', () => {
  it('has our folders only where there is something in them', () => {
    expect(pluginPath({ ...host, plugins: [] })).toEqual(['{file-connectors}']);
    expect(pluginPath({ ...host, plugins: [jdbc('10.9.7', inImage())] })).toEqual(['{file-connectors}']);
    expect(pluginPath({ ...host, plugins: [jdbc('10.9.7'), s3('12.1.9', copiedFrom('a/b:1', '/s3'))] })).toEqual([
      '{file-connectors}',
      '/usr/share/sluice/plugins',
      '/var/lib/sluice/plugins',
    ]);
  });
});

describe('pluginProblems', () => {
  it.each(['latest', '', '10', '10.x y'])('refuses version "%s"', (version) => {
    expect(pluginProblems({ ...host, plugins: [jdbc(version)] }, isBuilt)).toMatchObject([
      { path: 'plugins[0]', fix: 'name an exact version, e.g. 10.9.7' },
    ]);
  });
  it.each(['10.9.7', '3.6.1.Final', '10.9'])('takes version %s', (version) => {
    expect(pluginProblems({ ...host, plugins: [jdbc(version)] }, isBuilt)).toEqual([]);
  });
  it('refuses a plugin the image’s Java cannot load', () => {
    const old = { image: image('confluentinc/cp-kafka-connect', '7.6'), plugins: [debeziumPostgres('3.6.1.Final')] };
    expect(pluginProblems(old, isBuilt)).toMatchObject([{ what: 'plugin debezium-postgres 3.6.1.Final needs Java 17, the image has 11' }]);
    expect(pluginProblems({ ...old, plugins: [debeziumPostgres('2.7.4.Final')] }, isBuilt)).toEqual([]);
  });
  it.each(['registry.example.com/plugins', 'plugins:latest'])('refuses to copy from %s', (from) => {
    expect(pluginProblems({ ...host, plugins: [s3('12.1.9', copiedFrom(from, '/s3'))] }, isBuilt)).toMatchObject([{ rule: 'K8S-22' }]);
  });
  it.each(['registry.example.com/plugins:7', 'plugins@sha256:00'])('copies from %s', (from) => {
    expect(pluginProblems({ ...host, plugins: [s3('12.1.9', copiedFrom(from, '/s3'))] }, isBuilt)).toEqual([]);
  });
  it('refuses the same plugin twice', () => {
    expect(pluginProblems({ ...host, plugins: [jdbc('10.9.7'), jdbc('10.9.6')] }, isBuilt)).toMatchObject([
      { what: 'plugin jdbc is there twice' },
    ]);
  });
  it('needs a built image for baked plugins, and for no others', () => {
    expect(pluginProblems({ ...host, plugins: [jdbc('10.9.7')] }, { isBuilt: false })).toMatchObject([
      { what: 'plugins jdbc are baked, but the release names no built image' },
    ]);
    expect(pluginProblems({ ...host, plugins: [jdbc('10.9.7', inImage())] }, { isBuilt: false })).toEqual([]);
    expect(pluginProblems(minimal, { isBuilt: false })).toEqual([]);
  });
});

describe('the Dockerfile', () => {
  const written = connectDockerfile('confluentinc/cp-kafka-connect:8.1.1', [
    jdbc('10.9.7'),
    s3('12.1.9'),
    debeziumPostgres('3.6.1.Final'),
    elasticsearch('15.1.1', inImage()),
  ]);
  it('is the example in docker/connect', () => {
    expect(written).toBe(readFileSync(join(import.meta.dirname, '../../docker/connect/Dockerfile'), 'utf8'));
  });
  it('bakes what is to be baked alone, and names no registry', () => {
    expect(written).not.toContain('elasticsearch');
    expect(written).not.toMatch(/https?:|\.io\/|\.com/);
  });
});
