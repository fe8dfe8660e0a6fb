import { describe, expect, it } from 'vitest';
import { SPARK_OPERATOR } from '../../charts/spark/spec.js';
import { CERT_MANAGER } from '../../platform/resolve/certificates.js';
import { FakeClock, FakeCluster, FakeIo } from '../../test/doubles/fake-cluster.js';
import { customResourceDefinition, deployment } from '../../test/doubles/fake-operator.js';
import { refusal } from './cluster-error.js';
import { refOf } from './objects.js';
import { prerequisiteProblems } from './prerequisites.js';

const SPARK = 'registry.example.com/kubeflow/spark-operator/controller';
const [APPLICATIONS, SCHEDULED] = ['sparkapplications.sparkoperator.k8s.io', 'scheduledsparkapplications.sparkoperator.k8s.io'] as const;

/** A cluster with the definitions of the Spark operator, and Deployments. */
function spark(...deployments: Parameters<typeof deployment>[]) {
  const cluster = new FakeCluster();
  for (const name of SPARK_OPERATOR.customResources) cluster.put(customResourceDefinition(name, ['v1beta2']));
  for (const one of deployments) cluster.put(deployment(...one));
  return cluster;
}
async function asked(cluster: FakeCluster, prerequisites = [SPARK_OPERATOR]) {
  const io = new FakeIo();
  return {
    problems: await prerequisiteProblems(prerequisites, 'streaming', { cluster, io, clock: new FakeClock(), until: 60_000 }),
    lines: io.lines,
  };
}
const controller = (version: string, ...args: readonly string[]): Parameters<typeof deployment> => [
  `ops-${version}/spark`,
  { image: `${SPARK}:${version}`, args },
];

describe('a prerequisite', () => {
  it('that is there is told in one line', async () => {
    expect(await asked(spark(controller('2.5.2', '--namespaces=default,streaming')))).toEqual({
      problems: [],
      lines: ['spark-operator: 2.5.2 in ops-2.5.2/spark'],
    });
  });

  it('that is not there is a problem with what, why and how to install it', async () => {
    const cluster = spark();
    await cluster.remove(refOf(customResourceDefinition(SCHEDULED, [])));
    expect(await asked(cluster)).toEqual({
      problems: [
        {
          what: `spark-operator: the cluster has no CustomResourceDefinition ${SCHEDULED}`,
          why: SPARK_OPERATOR.why,
          fix: SPARK_OPERATOR.install,
        },
      ],
      lines: [],
    });
  });

  it('whose definition serves another version is too old, or too new', async () => {
    const cluster = spark(controller('2.5.2'));
    cluster.put(customResourceDefinition(APPLICATIONS, ['v1', 'v1beta1']));
    expect((await asked(cluster)).problems).toEqual([
      {
        what: `spark-operator: v1beta2 is not served by ${APPLICATIONS} (serves v1, v1beta1)`,
        why: 'the objects are written in sparkoperator.k8s.io/v1beta2: the cluster would not know them',
        fix: 'bring spark-operator and its definitions to 2.4.0 or later; 2.5.2 was checked',
      },
    ]);
  });

  it('are several: all are told', async () => {
    const { problems } = await asked(new FakeCluster(), [CERT_MANAGER, SPARK_OPERATOR]);
    expect(problems.map(({ what }) => what.split(':')[0])).toEqual(['cert-manager', 'spark-operator']);
  });

  it('is asked for only where there is one', async () => {
    const cluster = new FakeCluster();
    cluster.failOnce(
      'list Deployment *',
      refusal(500, {}, { verb: 'list', ref: { apiVersion: 'apps/v1', kind: 'Deployment', name: '*' } }),
    );
    expect(await asked(cluster, [])).toEqual({ problems: [], lines: [] });
  });
});

describe('its version', () => {
  it.each([
    ['2.3.9', ['spark-operator is too old: ops-2.3.9/spark runs 2.3.9']],
    ['1.9', ['spark-operator is too old: ops-1.9/spark runs 1.9']],
    ['2.4.0', []],
    ['2.4', []],
    ['2.10.0', []],
    ['latest', []],
  ])('%s', async (version, expected) => {
    expect((await asked(spark(controller(version)))).problems.map(({ what }) => what)).toEqual(expected);
  });

  it('is told with the one that was checked, where they differ by more than a patch', async () => {
    expect((await asked(spark(controller('2.5.0')))).lines).toEqual(['spark-operator: 2.5.0 in ops-2.5.0/spark']);
    expect((await asked(spark(controller('2.6.0')))).lines).toEqual(['spark-operator: 2.6.0 in ops-2.6.0/spark; 2.5.2 was checked']);
  });

  it('is said not to be seen, and not guessed', async () => {
    expect((await asked(spark())).lines).toEqual(['spark-operator: version not seen, no Deployment looks like it; 2.5.2 was checked']);
    expect((await asked(spark(controller('latest')))).lines).toEqual([
      'spark-operator: version not seen in ops-latest/spark; 2.5.2 was checked',
    ]);
  });

  it('is one that fits, where several watch the namespace', async () => {
    expect((await asked(spark(controller('2.3.0'), controller('2.5.2')))).problems).toEqual([]);
  });
});

describe('the namespaces it watches', () => {
  it('must be ours', async () => {
    expect((await asked(spark(controller('2.5.2', '--namespaces=default,other')))).problems).toEqual([
      {
        what: 'spark-operator does not watch namespace streaming: ops-2.5.2/spark watches default, other',
        why: 'what is applied there would lie untouched',
        fix: 'add streaming to --namespaces of ops-2.5.2/spark, or install one for this namespace',
      },
    ]);
  });

  it.each([[['--namespaces=streaming']], [['--namespaces=']], [[]], [['--namespaces=default', '--namespace-selector=spark=yes']]])(
    'are, or may be, with %j',
    async (args) => {
      expect((await asked(spark(controller('2.5.2', ...args)))).problems).toEqual([]);
    },
  );

  it('are those of all operators together; the version of one for others does not count', async () => {
    expect((await asked(spark(controller('2.3.0', '--namespaces=other'), controller('2.5.2', '--namespaces=streaming')))).problems).toEqual(
      [],
    );
    const { problems } = await asked(spark(controller('2.3.0', '--namespaces=streaming'), controller('2.5.2', '--namespaces=other')));
    expect(problems).toMatchObject([{ what: 'spark-operator is too old: ops-2.3.0/spark runs 2.3.0' }]);
  });
});

describe('what a user may not see', () => {
  const forbidden = refusal(
    403,
    { message: 'User "x" cannot list resource "x"' },
    { verb: 'list', ref: { apiVersion: 'v1', kind: 'X', name: 'x' } },
  );

  it('is said, and holds nothing up', async () => {
    const cluster = new FakeCluster();
    cluster.failOnce('list Deployment *', forbidden);
    cluster.failOnce('get CustomResourceDefinition certificates.cert-manager.io', forbidden);
    expect(await asked(cluster, [CERT_MANAGER])).toEqual({
      problems: [],
      lines: [
        'you may not list the Deployments of all namespaces: versions of operators not seen',
        'you may not read CustomResourceDefinition certificates.cert-manager.io: not checked',
      ],
    });
  });
});
