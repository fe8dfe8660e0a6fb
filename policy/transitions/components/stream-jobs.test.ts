import { describe, expect, it } from 'vitest';
import { TRANSITIONS } from '../catalogue.js';
import { transitOf } from '../transit.js';
import { transitionFindings } from '../transition.js';

/** What is found, e.g. `SPK-03 block`. */
async function found(old: string, now: string): Promise<readonly string[]> {
  const transit = await transitOf([{ file: 'a.yaml', text: old }], [{ file: 'a.yaml', text: now }]);
  return transitionFindings(TRANSITIONS, transit, 'production')
    .filter(({ id }) => id.startsWith('SPK'))
    .map(({ id, severity }) => `${id} ${severity}`);
}

const application = (fields: string, name = 'count', kind = 'SparkApplication') =>
  `apiVersion: sparkoperator.k8s.io/v1beta2\nkind: ${kind}\nmetadata: {name: ${name}, namespace: jobs}\nspec: {image: "jobs:1", ${fields}}\n`;
const deployment = (argument: string) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: count, namespace: jobs}\nspec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: a, image: "apache/spark:3.5.1", args: [${argument}]}]}}}\n`;

describe('a program in the image looks for its place elsewhere', () => {
  it.each<[string, (path: string) => string]>([
    ['by a setting', (path) => application(`sparkConf: {spark.sql.streaming.checkpointLocation: "${path}"}`)],
    ['by an argument', (path) => application(`arguments: ["--topic", "a", "--checkpoint-dir", "${path}"]`)],
    ['by an argument with =', (path) => application(`arguments: ["--checkpoint=${path}"]`)],
    ['by a variable', (path) => application(`driver: {env: [{name: CHECKPOINT_PATH, value: "${path}"}]}`)],
    ['in a Deployment', (path) => deployment(`"--conf", "spark.sql.streaming.checkpointLocation=${path}"`)],
  ])('%s', async (_, written) => {
    expect(await found(written('s3a://lake/a'), written('s3a://lake/b'))).toEqual(['SPK-03 block']);
    expect(await found(written('s3a://lake/a'), written('s3a://lake/a').replace('jobs:1', 'jobs:2'))).toEqual([]);
  });

  it('is not moved by a switch', async () => {
    const written = (value: string) => application(`arguments: ["--checkpoint-enabled", "${value}"]`);
    expect(await found(written('true'), written('false'))).toEqual([]);
  });
});

describe('a program changes under its checkpoint', () => {
  const program = (reading: string, rest = '') => `apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: {name: count, namespace: jobs}
spec: {image: "spark:3.5.1", volumes: [{name: code, configMap: {name: code}}]}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: code, namespace: jobs}
data:
  count.py: |
    rows = spark.readStream.format("kafka").option("subscribe", "a").option("kafka.bootstrap.servers", "${rest || 'hub:9092'}").load()
    counted = rows.${reading}
    counted.writeStream.option("checkpointLocation", "s3a://lake/a").start()
`;
  it.each<[string, string, string, readonly string[]]>([
    ['groups otherwise', program('groupBy("a").count()'), program('groupBy("a", "b").count()'), ['SPK-06 block']],
    ['aggregates otherwise', program('groupBy("a").agg(sum("b"))'), program('groupBy("a").agg(max("b"))'), ['SPK-06 block']],
    ['is written otherwise', program('groupBy("a", "b").count()'), program("groupBy('a',  'b').count()"), []],
    ['filters otherwise', program('where("x > 1").groupBy("a").count()'), program('where("x > 2").groupBy("a").count()'), []],
    ['reads another Kafka', program('groupBy("a").count()'), program('groupBy("a").count()', 'lake:9092'), ['SPK-06 block']],
    ['reads the same Kafka by another port', program('groupBy("a").count()'), program('groupBy("a").count()', 'hub:9093'), []],
  ])('%s', async (_, old, now, expected) => {
    expect(await found(old, now)).toEqual(expected);
  });
});

describe('a job goes', () => {
  const main = 'mainApplicationFile: "local:///opt/a.py"';
  const place = 'sparkConf: {spark.sql.streaming.checkpointLocation: "s3a://lake/a"}';

  it.each<[string, string, string, readonly string[]]>([
    ['under another name, with its program', application(main), application(main, 'count2'), ['SPK-17 acknowledge']],
    [
      'under another name, in its checkpoint',
      application(place),
      application(place, 'sum', 'ScheduledSparkApplication').replace('spec: {', 'spec: {template: {').replace(/}\n$/, '}}\n'),
      ['SPK-17 acknowledge'],
    ],
    ['for good', application(main), application('mainApplicationFile: "local:///opt/b.py"', 'other'), ['SPK-17 warn']],
    ['with a new image alone', application(main), application(main).replace('jobs:1', 'jobs:2'), []],
  ])('%s', async (_, old, now, expected) => {
    expect(await found(old, now)).toEqual(expected);
  });
});
