import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { ENVIRONMENT_DEFAULTS } from './defaults.js';

const TEXT = ['spec.ts', '../charts/shared/environment.ts'].map((file) => readFileSync(join(import.meta.dirname, file), 'utf8')).join('\n');
const { apiServer, broker, controller, zookeeper } = ENVIRONMENT_DEFAULTS;

/** What a field's documentation states as its default, by `Interface.field`. */
function documentedDefaults(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const source = ts.createSourceFile('spec.ts', TEXT, ts.ScriptTarget.ES2022, true);
  const visit = (node: ts.Node): void => {
    if (ts.isPropertySignature(node) && ts.isInterfaceDeclaration(node.parent)) {
      const tag = ts.getJSDocTags(node).find(({ tagName }) => tagName.text === 'default');
      const text = ts.getTextOfJSDocComment(tag?.comment);
      if (text !== undefined) found.set(`${node.parent.name.text}.${node.name.getText()}`, text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

it('defaults are documented as they are', () => {
  const documented = documentedDefaults();
  const stated = [...documented].filter(([, text]) => /\d/.test(text) || text === 'IfNotPresent');
  expect(Object.fromEntries(stated)).toEqual({
    'KubernetesSpec.imagePullPolicy': ENVIRONMENT_DEFAULTS.imagePullPolicy,
    'KubernetesSpec.apiServer': `any address, port ${apiServer.ports.join(' and ')}`,
    'KubernetesSpec.dns': `pods \`k8s-app: kube-dns\` of \`kube-system\`, port ${ENVIRONMENT_DEFAULTS.dnsPort}`,
    'ApiServerSpec.port': apiServer.ports.join(' and '),
    'KafkaShape.replicationFactor': `${ENVIRONMENT_DEFAULTS.replicationFactor}, or the number of brokers where there are fewer`,
    'KafkaShape.minInSyncReplicas': 'one fewer than the copies, at least 1',
    'KafkaShape.recoveryBudgetSeconds': `${ENVIRONMENT_DEFAULTS.recoveryBudgetSeconds}`,
    'KraftSpec.storageGiB': `${controller.storageGiB}`,
    'KraftSpec.memoryGiB': `${controller.memoryGiB}`,
    'KraftSpec.cpuMillis': `${controller.cpuMillis}`,
    'KraftSpec.heapMiB': `${controller.heapPercent} % of the memory`,
    'KraftSpec.firstNodeId': `${controller.firstNodeId}`,
    'ZooKeeperSpec.storageGiB': `${zookeeper.storageGiB}`,
    'ZooKeeperSpec.memoryGiB': `${zookeeper.memoryGiB}`,
    'ZooKeeperSpec.cpuMillis': `${zookeeper.cpuMillis}`,
    'PoolSpec.firstNodeId': `${ENVIRONMENT_DEFAULTS.nodeIdsPerPool} for the first pool, ${2 * ENVIRONMENT_DEFAULTS.nodeIdsPerPool} for the second, …`,
    'PoolShape.memoryGiB': `${broker.memoryGiB}`,
    'PoolShape.cpuMillis': `${broker.cpuMillis}`,
    'PoolShape.heapMiB': `half the memory, at most ${broker.maxHeapMiB}: the rest is the page cache, which Kafka lives on`,
  });
});

it('every optional field says what happens without it', () => {
  const optional = [...TEXT.matchAll(/^ {2}readonly (\w+)\?:/gm)].map(([, name]) => name);
  const documented = [...documentedDefaults().keys()].map((key) => key.split('.')[1]);
  expect(optional.filter((name) => !documented.includes(name)).sort()).toEqual([]);
});

it('the words for shares are the shares', () => {
  expect([broker.heapPercent, zookeeper.heapPercent]).toEqual([50, 66]); // "half the memory", "two thirds of the memory"
});
