import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { defaultJobsNamespace } from '../../charts/spark/jobs-namespace.js';
import { environments } from '../../environments/index.js';
import type { Environment } from '../../platform/environment.js';
import { platformOf } from '../../test/described.js';
import { filesOf } from '../../test/platforms.js';
import { variants } from '../../test/variants.js';
import { type Definitions, expectAccepted, provideDefinitions, withdrawDefinitions } from '../checks/accepted.js';
import { environments as tested } from '../environments.js';
import { deleteNamespace } from '../kit/namespace.js';
import { ROOT } from '../kit/places.js';
import { sluiceOk } from '../kit/sluice.js';

const named = Object.entries(variants).map(([name, described]) => ({ name, described }));
/** The platform's, and that of its stream jobs. */
const namespacesIn = ({ namespace, prefix, spark }: Environment): readonly string[] =>
  spark ? [namespace, spark.namespace ?? defaultJobsNamespace({ namespace, prefix: prefix ? `${prefix}-` : '' })] : [namespace];
const namespaces = new Set([...environments, ...tested, ...named.map(({ described }) => described.environment)].flatMap(namespacesIn));
let out = '';
let definitions: Definitions = 'missing';

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'sluice-e2e-rendered-'));
  await sluiceOk(['synth', '--out', out]);
  await Promise.all([...namespaces].map(deleteNamespace));
  definitions = await provideDefinitions();
});
afterAll(async () => {
  await Promise.all([...namespaces].map(deleteNamespace));
  await withdrawDefinitions(definitions);
});

describe('a real API server takes every rendered file, strictly and in any order', () => {
  it.for(environments)('environment $name', async (environment, { skip }) => {
    if (definitions === 'missing') skip('the cluster has no kinds of cert-manager and Spark, and there is no ../shared/crds');
    await expectAccepted(join(ROOT, 'rendered', environment.name), namespacesIn(environment));
  });
  it.for(tested)('$name of the end-to-end tests', async (environment) => {
    await expectAccepted(join(out, environment.name), namespacesIn(environment));
  });
  // ZooKeeper and Confluent's distribution with everything around them, JBOD, external listeners: no environment has these.
  it.for(named)('variant $name', async ({ name, described }, { skip }) => {
    if (definitions === 'missing') skip('the cluster has no kinds of cert-manager and Spark, and there is no ../shared/crds');
    const folder = join(out, `variant-${name}`);
    await mkdir(folder);
    for (const [file, text] of filesOf(await platformOf(undefined, described))) await writeFile(join(folder, file), text);
    await expectAccepted(folder, namespacesIn(described.environment));
  });
});
