import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SPARK_VERSIONS, sparkJars, sparkVersionOf, sparkVersionProblems } from './versions.js';

const pom = readFileSync(new URL('../../docker/spark/pom.xml', import.meta.url), 'utf8');
const property = (name: string) => new RegExp(`<${name}>([^<]+)</${name}>`).exec(pom)?.[1];
const dockerfile = readFileSync(new URL('../../docker/spark/Dockerfile', import.meta.url), 'utf8');

describe('sparkVersionProblems', () => {
  const contents = { spark: '4.0.1', tag: '4.0.1' };
  it.each([[{}], [{ tag: '4.0.1-delta4.0.1' }], [{ tag: undefined }], [{ tag: '4.0' }], [{ tag: 'main-abc' }]])('accepts %j', (change) =>
    expect(sparkVersionProblems({ ...contents, ...change })).toEqual([]),
  );
  it.each(['4.0.2', '4.1', '3.5.8'])('refuses an image tagged %s for Spark 4.0.1', (tag) =>
    expect(sparkVersionProblems({ ...contents, tag })).toMatchObject([{ what: `the image's tag is ${tag}, the release says Spark 4.0.1` }]),
  );
  it.each(['3.5.8', '5.0.0', 'latest'])('refuses Spark %s, whose line it does not know', (spark) =>
    expect(sparkVersionProblems({ spark, tag: spark })).toMatchObject([{ what: `Spark ${spark} is on no line Sluice knows` }]),
  );
  it('accepts what docker/spark bakes, and jars nobody knows', () => {
    for (const row of SPARK_VERSIONS) {
      const jars = [...sparkJars(row), 'com.example:udfs_2.13:1.0', 'com.example:plain:2.0'];
      expect(sparkVersionProblems({ spark: row.spark, tag: row.spark, jars })).toEqual([]);
    }
  });
  it.each([
    ['org.apache.spark:spark-sql-kafka-0-10_2.12:4.0.1', 'bake org.apache.spark:spark-sql-kafka-0-10_2.13:4.0.1'],
    ['org.apache.spark:spark-sql-kafka-0-10_2.13:3.5.1', 'bake org.apache.spark:spark-sql-kafka-0-10_2.13:4.0.1'],
    ['io.delta:delta-spark_4.1_2.13:4.3.1', 'bake io.delta:delta-spark_2.13:4.0.1'],
    ['org.apache.hadoop:hadoop-aws:2.7.3', 'bake org.apache.hadoop:hadoop-aws:3.4.1'],
    ['com.example:udfs_2.12:1.0', 'bake com.example:udfs_2.13:1.0'],
  ])('refuses %s', (jar, fix) => expect(sparkVersionProblems({ ...contents, jars: [jar] })).toMatchObject([{ fix }]));
});

describe('sparkVersionOf', () => {
  it('finds the line of a fix release, and nothing for an unknown line', () => {
    expect(sparkVersionOf('4.0.3')?.spark).toBe('4.0.1');
    expect(sparkVersionOf('3.5.1')).toBeUndefined();
  });
});

describe('docker/spark', () => {
  it('bakes the first row of the matrix', () => {
    const [row] = SPARK_VERSIONS;
    expect({
      spark: property('spark'),
      scala: property('scala'),
      kafkaClients: property('kafka'),
      delta: property('delta'),
      deltaArtifact: property('delta.artifact'),
      hadoop: property('hadoop'),
      awsSdk: property('aws'),
    }).toEqual({
      spark: row?.spark,
      scala: row?.scala,
      kafkaClients: row?.kafkaClients,
      delta: row?.delta,
      deltaArtifact: row?.deltaArtifact,
      hadoop: row?.hadoop,
      awsSdk: row?.awsSdk,
    });
    expect(dockerfile).toContain(`ARG SPARK=${row?.spark}-`);
  });
  it('names every jar of the matrix', () => {
    const [row] = SPARK_VERSIONS;
    const artifacts = row ? sparkJars(row).map((jar) => jar.split(':')[1]?.replace(/_2\.13$/, '')) : [];
    for (const artifact of artifacts) expect(pom.replaceAll('${delta.artifact}', 'delta-spark')).toContain(`<artifactId>${artifact}`);
  });
});
