import { describe, expect, it } from 'vitest';
import { contentHash } from '../../charts/shared/constructs.js';
import { KUBERNETES_VERSIONS, secretNamespace } from '../../charts/shared/index.js';
import { namespacesOf, ownNamespaces } from '../../platform/namespaces.js';
import { loadSchemas, schemaFindings } from '../../policy/schemas/index.js';
import { at, list, object, text } from '../../policy/schemas/json.js';
import { secretUses } from '../../scripts/cluster/secret-references.js';
import { isAbout, names, ofKind, podsOf, selects, texts } from '../../test/objects.js';
import { everyPlatform, objectsOf } from '../../test/platforms.js';

const all = (await everyPlatform()).map((platform) => ({ name: platform.name, platform, objects: objectsOf(platform) }));
/** Loaded once: each kind is compiled when it is met. A cluster is upgraded before its description says so: every version takes every platform. */
const schemasOf = new Map(await Promise.all(KUBERNETES_VERSIONS.map(async (version) => [version, await loadSchemas(version)] as const)));
const LABELS = ['component', 'instance', 'managed-by', 'name', 'part-of'].map((label) => `app.kubernetes.io/${label}`);
/** A password or key that is written out: anything after the sign but a reference, or psql's variable `:'name'`; in SQL, a text. */
const SECRET_VALUE = /(password|passphrase|secret|\bkey)\s*(=\s*"?(?!\$\{)|:\s*"?(?!\$\{|'))[^\s"]|password\s+'/i;
const DENY = /deny-by-default$/;
const byName = (value: unknown) => text(at(value, 'metadata', 'name')) ?? '';
/** Settings that applications of other teams copy: no pod of the platform mounts them. */
const isCopied = (map: unknown) => at(map, 'metadata', 'labels', 'app.kubernetes.io/component') === 'client-settings';

describe.each(all)('every pod of $name', ({ platform, objects }) => {
  const pods = podsOf(objects);

  it('asks for memory and processor, and is limited in memory and disk', () => {
    expect(pods.length).toBeGreaterThan(1);
    for (const { name, containers } of pods)
      for (const container of containers) {
        const [requests, limits] = [object(at(container, 'resources', 'requests')), object(at(container, 'resources', 'limits'))];
        expect(Object.keys(requests).sort(), name).toEqual(['cpu', 'ephemeral-storage', 'memory']);
        expect(limits, name).toEqual({ memory: requests.memory, 'ephemeral-storage': requests['ephemeral-storage'] });
      }
  });

  it('that stays and serves is probed for start, readiness and life', () => {
    // A generator serves nobody: psql ends at any error, and the kubelet starts it again.
    const serving = pods.filter(({ of, labels }) => of.kind !== 'Job' && labels['app.kubernetes.io/component'] !== 'generator');
    for (const { of, containers } of serving)
      for (const container of list(at(of, 'spec', 'template', 'spec', 'containers'))) {
        for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe'])
          expect(at(container, probe), `${of.metadata.name} ${probe}`).toBeDefined();
        expect(containers.length).toBeGreaterThan(0);
      }
  });

  it('is restricted, knows no neighbour by environment, and has no token', () => {
    for (const { name, spec, containers } of pods) {
      expect(at(spec, 'securityContext'), name).toEqual({
        runAsNonRoot: true,
        runAsUser: expect.any(Number),
        runAsGroup: expect.any(Number),
        fsGroup: at(spec, 'securityContext', 'runAsGroup'),
        fsGroupChangePolicy: 'OnRootMismatch',
        seccompProfile: { type: 'RuntimeDefault' },
      });
      for (const container of containers)
        expect(at(container, 'securityContext'), name).toEqual({
          allowPrivilegeEscalation: false,
          privileged: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        });
      expect([at(spec, 'enableServiceLinks'), at(spec, 'automountServiceAccountToken')], name).toEqual([false, false]);
    }
  });

  it('runs a pinned image', () => {
    for (const { name, containers } of pods)
      for (const container of containers) expect(text(at(container, 'image')), name).toMatch(/:v?\d+\.\d+(\.\d+)?(@sha256:[0-9a-f]{64})?$/);
  });

  it('writes to bounded scratch folders only, and every mount has its volume', () => {
    for (const { name, of, spec, containers } of pods) {
      const volumes = list(at(spec, 'volumes'));
      for (const volume of volumes.filter((candidate) => at(candidate, 'emptyDir') !== undefined))
        expect(at(volume, 'emptyDir', 'sizeLimit'), name).toMatch(/^\d+Mi$/);
      const known = [...names(volumes), ...list(at(of, 'spec', 'volumeClaimTemplates')).map(byName)];
      expect(new Set(known).size, name).toBe(known.length);
      const mounted = containers.flatMap((container) => names(at(container, 'volumeMounts')));
      expect([...new Set(mounted)].sort(), name).toEqual([...known].sort());
      for (const container of containers) {
        const paths = names(at(container, 'volumeMounts'), 'mountPath');
        expect(new Set(paths).size, name).toBe(paths.length);
      }
    }
  });

  it('has its own ports, each once', () => {
    for (const { name, spec } of pods) {
      const ports = list(at(spec, 'containers')).flatMap((container) => list(at(container, 'ports')));
      expect(new Set(names(ports)).size, name).toBe(ports.length);
      expect(new Set(ports.map((port) => at(port, 'containerPort'))).size, name).toBe(ports.length);
    }
  });

  it('has a policy of its own beside the one that denies everything', () => {
    const policies = ofKind(objects, 'NetworkPolicy');
    for (const { name, namespace, labels } of pods) {
      const hits = policies.filter((policy) => isAbout(policy, { namespace, labels })).map(byName);
      expect(
        hits.filter((policy) => DENY.test(policy)),
        name,
      ).toHaveLength(1);
      expect(
        hits.filter((policy) => policy.endsWith('resolve-names')),
        name,
      ).toHaveLength(1);
      expect(hits.length, name).toBeGreaterThan(2);
    }
    const policyTypes = ['Ingress', 'Egress'];
    const [ours, ...others] = policies.filter((policy) => DENY.test(byName(policy))).map((policy) => at(policy, 'spec'));
    expect(ours).toEqual({ podSelector: { matchLabels: { 'app.kubernetes.io/part-of': platform.workloads.partOf } }, policyTypes });
    expect(others).toEqual(ownNamespaces(platform).map(() => ({ podSelector: {}, policyTypes })));
  });

  it('has the labels its workload selects', () => {
    for (const { of, name, labels } of pods.filter(({ of }) => of.kind === 'StatefulSet'))
      expect(selects(at(of, 'spec', 'selector', 'matchLabels'), labels), name).toBe(true);
  });
});

describe.each(all)('every object of $name', ({ platform, objects }) => {
  const pods = podsOf(objects);

  it.each([...schemasOf])('is as Kubernetes %s takes it', (_, schemas) => {
    expect(schemaFindings(objects, schemas)).toEqual([]);
  });

  it('has complete labels, and those and annotations the environment adds', () => {
    const { labels: more, annotations, podLabels } = platform.workloads;
    for (const { kind, metadata } of objects) {
      expect(Object.keys(metadata.labels ?? {}), `${kind}/${metadata.name}`).toEqual(expect.arrayContaining(LABELS));
      expect(metadata.labels, `${kind}/${metadata.name}`).toMatchObject({ ...more, 'app.kubernetes.io/managed-by': 'sluice' });
      if (kind !== 'Namespace') expect(metadata.annotations ?? {}, `${kind}/${metadata.name}`).toMatchObject(annotations);
    }
    for (const { name, labels } of pods) {
      expect(labels, name).toMatchObject(podLabels);
      for (const label of Object.keys(more)) expect(labels, name).not.toHaveProperty([label]);
    }
  });

  it('has a name of its own, in the namespace', () => {
    const ids = objects.map(({ kind, metadata }) => `${kind}/${metadata.namespace}/${metadata.name}`);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { kind, metadata } of objects)
      if (kind !== 'Namespace') {
        const isOfJob = metadata.labels?.['app.kubernetes.io/name'] === 'spark';
        if (isOfJob) expect(ownNamespaces(platform), metadata.name).toContain(metadata.namespace);
        else expect(namespacesOf(platform), metadata.name).toContain(metadata.namespace);
      }
  });

  it('refers to ConfigMaps and Secrets that are there, or said to be needed', () => {
    const maps = ofKind(objects, 'ConfigMap').map(byName);
    const place = (namespace: string, name: unknown) => `${namespace}/${name}`;
    const secrets = platform.secrets.map((one) => place(secretNamespace(one, platform.workloads.namespace), one.name));
    const markers = objects.flatMap(({ metadata }) => metadata.annotations?.['sluice.dev/bootstrap-marker'] ?? []);
    for (const { name, namespace, spec } of pods)
      for (const volume of list(at(spec, 'volumes'))) {
        const [map, secret] = [text(at(volume, 'configMap', 'name')), text(at(volume, 'secret', 'secretName'))];
        if (map !== undefined) expect(at(volume, 'configMap', 'optional') === true ? markers : maps, name).toContain(map);
        if (secret !== undefined) expect(secrets, name).toContain(place(namespace, secret));
      }
    const uses = secretUses(objects.filter(({ kind }) => kind !== 'Certificate'));
    const mounted = uses.map(({ namespace, secret }) => place(namespace, secret));
    for (const secret of secrets) expect(mounted, 'a Secret nobody mounts').toContain(secret);
  });

  it('holds no secret value', () => {
    for (const { kind, metadata, ...rest } of objects) {
      expect(kind).not.toBe('Secret');
      // The scripts' own words are code; values come from references alone.
      for (const [path, value] of texts(rest).filter(([path]) => !/\.(sh|py)$/.test(path)))
        for (const line of value.split('\n').filter((candidate) => !candidate.startsWith('#')))
          expect(line, `${kind}/${metadata.name}${path}`).not.toMatch(SECRET_VALUE);
    }
  });

  it('that is immutable is named by its content', () => {
    for (const map of ofKind(objects, 'ConfigMap').filter((candidate) => !isCopied(candidate))) {
      const data = Object.fromEntries(
        Object.entries({ ...object(map.data), ...object(map.binaryData) }).map(([file, value]) => [file, text(value) ?? '']),
      );
      expect(map.immutable, map.metadata.name).toBe(true);
      expect(map.metadata.name.endsWith(`-${contentHash(data)}`), map.metadata.name).toBe(true);
    }
  });

  it('that other teams copy from keeps its name', () => {
    const copied = ofKind(objects, 'ConfigMap').filter(isCopied);
    expect(copied.map(byName)).toEqual(platform.declaredClients.map(({ settingsName }) => settingsName));
    for (const map of copied) expect(map.immutable, map.metadata.name).toBeUndefined();
  });

  it('that is a Service or a budget hits pods', () => {
    for (const selector of [
      ...ofKind(objects, 'Service').map((service) => at(service, 'spec', 'selector')),
      ...ofKind(objects, 'PodDisruptionBudget').map((budget) => at(budget, 'spec', 'selector', 'matchLabels')),
    ]) {
      const { 'statefulset.kubernetes.io/pod-name': pod, ...labels } = object(selector);
      const hit = pods.filter((candidate) => selects(labels, candidate.labels));
      expect(hit.length, JSON.stringify(selector)).toBeGreaterThan(0);
      if (pod !== undefined)
        expect(
          hit.some(({ of, replicas }) =>
            Array.from({ length: replicas }, (_, index) => `${of.metadata.name}-${index}`).includes(text(pod) ?? ''),
          ),
        ).toBe(true);
    }
  });
});
