import { describe, expect, it } from 'vitest';
import { componentListener } from '../../charts/kafka/index.js';
import { OBJECT_STORE_PORT } from '../../charts/object-store/config.js';
import { namespacesOf } from '../../platform/namespaces.js';
import { at, list, object, text } from '../../policy/schemas/json.js';
import { platformOf, top } from '../../test/described.js';
import { isAbout, isPeer, ofKind, podsOf, selects } from '../../test/objects.js';
import { everyPlatform, objectsOf } from '../../test/platforms.js';

const all = (await everyPlatform()).map((platform) => ({ name: platform.name, platform, objects: objectsOf(platform) }));
/** Who holds what cannot be made again. */
const KEEPERS: readonly unknown[] = ['broker', 'controller', 'coordination'];
const component = (labels: Readonly<Record<string, unknown>>) => labels['app.kubernetes.io/component'];

describe.each(all)('$name', ({ platform, objects }) => {
  const pods = podsOf(objects);
  const services = ofKind(objects, 'Service');
  const hitBy = (service: unknown) => pods.filter(({ labels }) => selects(at(service, 'spec', 'selector'), labels));
  const service = (name: unknown) => services.find(({ metadata }) => metadata.name === name);

  it('names each stateful pod by a headless Service that selects it, ready or not', () => {
    for (const { of } of pods.filter(({ of }) => of.kind === 'StatefulSet')) {
      const names = service(at(of, 'spec', 'serviceName'));
      expect(at(names, 'spec')).toMatchObject({ clusterIP: 'None', publishNotReadyAddresses: true });
      expect(hitBy(names).map(({ name }) => name)).toContain(`StatefulSet/${of.metadata.name}`);
    }
  });

  it('sends clients to brokers only', () => {
    const bootstrap = service(`${platform.kafka.name}-bootstrap`);
    expect(hitBy(bootstrap).map(({ labels }) => component(labels))).toEqual(platform.kafka.pools.map(() => 'broker'));
    expect(at(bootstrap, 'spec', 'publishNotReadyAddresses')).toBeUndefined();
  });

  it('sends every Service to ports that are open', () => {
    for (const found of services)
      for (const { containers, name } of hitBy(found)) {
        const open = containers.flatMap((container) => list(at(container, 'ports')).map((port) => at(port, 'containerPort')));
        for (const port of list(at(found, 'spec', 'ports')))
          expect(open, `${found.metadata.name} → ${name}`).toContain(at(port, 'targetPort'));
      }
  });

  it('lets one pod of a role go at a time, over all its sets, and none where it is alone', () => {
    const budgets = ofKind(objects, 'PodDisruptionBudget');
    // Two stream jobs have the same component: each is a role of its own. Pools of brokers are one.
    const roleOf = (labels: Readonly<Record<string, unknown>>) =>
      component(labels) === 'stream-job' ? labels['app.kubernetes.io/instance'] : component(labels);
    const roles = new Set(pods.filter(({ of }) => of.kind === 'StatefulSet').map(({ labels }) => roleOf(labels)));
    for (const role of roles) {
      const alike = pods.filter(({ labels }) => roleOf(labels) === role);
      const count = alike.reduce((sum, { replicas }) => sum + replicas, 0);
      const found = budgets.filter((budget) => alike.some(({ labels }) => selects(at(budget, 'spec', 'selector', 'matchLabels'), labels)));
      expect(found.map((budget) => at(budget, 'spec', 'minAvailable'))).toEqual(count > 1 ? [count - 1] : []);
      for (const budget of found) {
        const hit = pods.filter(({ labels }) => selects(at(budget, 'spec', 'selector', 'matchLabels'), labels));
        expect(hit.reduce((sum, { replicas }) => sum + replicas, 0)).toBe(count);
      }
    }
  });

  it('has no edge that only one side allows', () => {
    const policies = ofKind(objects, 'NetworkPolicy');
    const rulesOf = (pod: (typeof pods)[number], side: 'ingress' | 'egress') =>
      policies
        .filter((policy) => !/deny-by-default|resolve-names/.test(policy.metadata.name) && isAbout(policy, pod))
        .flatMap((policy) => list(at(policy, 'spec', side)).map((rule) => ({ policy, rule })));
    for (const from of pods)
      for (const { policy, rule } of rulesOf(from, 'egress'))
        for (const to of pods.filter((pod) => list(at(rule, 'to')).some((peer) => isPeer(peer, policy, pod)))) {
          const open = rulesOf(to, 'ingress')
            .filter((ingress) => list(at(ingress.rule, 'from')).some((peer) => isPeer(peer, ingress.policy, from)))
            .flatMap((ingress) => list(at(ingress.rule, 'ports')).map((port) => at(port, 'port')));
          for (const port of list(at(rule, 'ports'))) expect(open, `${from.name} → ${to.name}`).toContain(at(port, 'port'));
        }
  });

  it('lets pods of the jobs’ namespace in as clients of Kafka and the store alone, whatever labels they carry', () => {
    const [, ...others] = namespacesOf(platform);
    const lets = ofKind(objects, 'NetworkPolicy')
      .filter(({ metadata }) => metadata.namespace === platform.workloads.namespace)
      .flatMap((policy) => list(at(policy, 'spec', 'ingress')).map((rule) => ({ policy, rule })));
    const open = others.flatMap((namespace) =>
      pods.flatMap(({ labels }) =>
        lets
          .filter(({ policy, rule }) => list(at(rule, 'from')).some((peer) => isPeer(peer, policy, { namespace, labels })))
          .flatMap(({ rule }) => list(at(rule, 'ports')).map((port) => at(port, 'port'))),
      ),
    );
    const allowed: readonly unknown[] = [componentListener(platform.kafka)?.port, OBJECT_STORE_PORT];
    expect(open.filter((port) => !allowed.includes(port))).toEqual([]);
  });

  it('keeps what may create pods out of Kafka’s namespace, and bound to accounts of its own', () => {
    const rules = [...ofKind(objects, 'Role'), ...ofKind(objects, 'RoleBinding')];
    for (const { metadata, subjects } of rules) {
      expect(namespacesOf(platform).slice(1), metadata.name).toContain(metadata.namespace);
      for (const subject of list(subjects)) expect(at(subject, 'namespace')).toBe(metadata.namespace);
    }
    expect(objects.filter(({ kind }) => kind.startsWith('ClusterRole'))).toEqual([]);
    const [jobs] = namespacesOf(platform).slice(1);
    const kept = objects.filter(({ metadata }) => metadata.namespace === jobs && metadata.labels?.['app.kubernetes.io/name'] === 'kafka');
    expect(kept).toEqual([]);
  });

  it('keeps data: claims are retained, sets of several pods wait to be rolled', () => {
    const keepers = pods.filter(({ of, labels }) => of.kind === 'StatefulSet' && KEEPERS.includes(component(labels)));
    expect(keepers.length).toBeGreaterThan(0);
    for (const { of, replicas } of keepers) {
      expect(of.spec).toMatchObject({
        podManagementPolicy: 'Parallel',
        persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
      });
      if (replicas > 1) expect(at(of, 'spec', 'updateStrategy', 'type'), of.metadata.name).toBe('OnDelete');
      for (const claim of list(at(of, 'spec', 'volumeClaimTemplates')))
        expect(Object.keys(object(at(claim, 'metadata', 'labels'))), 'labels of a claim never change').not.toContain(
          'app.kubernetes.io/version',
        );
    }
  });

  it('is closed to pods that are not restricted', () => {
    const labels = ofKind(objects, 'Namespace').map(({ metadata }) => metadata.labels);
    const version = `v${platform.kubernetesVersion}`;
    expect(labels).toEqual(
      namespacesOf(platform).map(() =>
        expect.objectContaining({
          'pod-security.kubernetes.io/enforce': 'restricted',
          'pod-security.kubernetes.io/enforce-version': version,
        }),
      ),
    );
  });
});

it('two platforms fit one namespace: they share no name but its own, and select none of the other’s pods', async () => {
  const [blue, green] = [objectsOf(await platformOf(top({ prefix: 'blue' }))), objectsOf(await platformOf(top({ prefix: 'green' })))];
  const ids = (objects: typeof blue) => objects.map(({ kind, metadata }) => `${kind}/${metadata.name}`);
  expect(ids(blue).filter((id) => ids(green).includes(id))).toEqual(['Namespace/streaming']);
  expect(ofKind(blue, 'Namespace')).toEqual(ofKind(green, 'Namespace'));
  const selectors = blue.flatMap((found) => [
    at(found, 'spec', 'selector', 'matchLabels'),
    at(found, 'spec', 'podSelector', 'matchLabels'),
    found.kind === 'Service' ? at(found, 'spec', 'selector') : undefined,
  ]);
  for (const selector of selectors.filter((candidate) => candidate !== undefined))
    for (const { labels, name } of podsOf(green)) expect(selects(selector, labels), `${JSON.stringify(selector)} ${name}`).toBe(false);
  expect(text(at(blue[0], 'kind'))).toBe('Namespace');
});
