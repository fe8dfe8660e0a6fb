import { App, Chart } from 'cdk8s';
import { EVERY_COMPONENT } from '../../charts/components.js';
import { bootstrapServiceName, brokerIdentity, serviceHost } from '../../charts/kafka/index.js';
import { type Problem, selectorLabels } from '../../charts/shared/index.js';
import type { ExtrasContext, PlainObject } from '../../platform/extras.js';
import { namespacesOf } from '../../platform/namespaces.js';
import type { Platform } from '../../platform/platform.js';
import { extraShapeProblems } from './extra-shape.js';
import { fieldsOf } from './fields.js';
import type { KubernetesObject, RenderedObjects } from './objects.js';
import type { Patched } from './patches.js';
import { objectsOf } from './tree.js';

/** File of the extra objects. */
export const EXTRAS_FILE = 'extras.yaml';
/** Annotation of an extra object whose kind has no namespace, where Sluice cannot know that. */
export const SCOPE_ANNOTATION = 'sluice.dev/scope';

/** An extra object, and the field or file it comes from. */
interface Extra {
  readonly path: string;
  readonly object: KubernetesObject;
}

/** Adds the user's own objects, in a file of their own. What does not fit the platform is a problem. */
export function withExtras(rendered: RenderedObjects, platform: Platform): Patched {
  const built = builtExtras(platform);
  const misshapen = built.flatMap(({ path, object }) => extraShapeProblems(object, path));
  if (misshapen.length > 0) return { rendered, problems: misshapen };
  const extras = [...built, ...platform.manifests.flatMap(({ file, objects }) => objects.map((object) => ({ path: file, object })))];
  if (extras.length === 0) return { rendered, problems: [] };
  const { namespace } = platform.workloads;
  const ours = [...rendered.values()].flat().map((object) => keyOf(object, namespace));
  const problems = extras.flatMap((extra, index) => [
    ...namespaceProblems(extra, platform),
    ...secretProblems(extra),
    ...duplicates(extra, { ours, earlier: extras.slice(0, index), namespace }),
  ]);
  return { rendered: new Map([...rendered, [EXTRAS_FILE, extras.map(({ object }) => placed(object, platform))]]), problems };
}

function builtExtras(platform: Platform): readonly Extra[] {
  if (!platform.extras) return [];
  const chart = new Chart(new App(), 'extras', { disableResourceNameHashes: true, namespace: platform.workloads.namespace });
  const returned: unknown = platform.extras(chart, contextOf(platform)) ?? [];
  const plain: readonly PlainObject[] = Array.isArray(returned) ? returned : [returned];
  return [...objectsOf(chart), ...plain].map((object) => ({ path: 'extras', object }));
}

function contextOf(platform: Platform): ExtrasContext {
  const { kafka, workloads } = platform;
  const registryUrl = EVERY_COMPONENT.find(({ recognise }) => recognise?.role === 'registry')?.url?.(platform);
  const host = serviceHost(bootstrapServiceName(kafka), kafka.namespace);
  return {
    environment: platform.name,
    class: platform.class,
    namespace: workloads.namespace,
    kubernetesVersion: platform.kubernetesVersion,
    brokerLabels: selectorLabels(brokerIdentity(workloads)),
    listeners: Object.fromEntries(
      kafka.listeners.map(({ name, port, protocol }) => [name, { bootstrapServers: `${host}:${port}`, protocol }]),
    ),
    ...(registryUrl && { registryUrl }),
  };
}

/** Kinds of Kubernetes itself that have no namespace, by group. */
const CLUSTER_WIDE: Readonly<Record<string, readonly string[]>> = {
  '': ['Namespace', 'Node', 'PersistentVolume'],
  'admissionregistration.k8s.io': [
    'MutatingWebhookConfiguration',
    'ValidatingWebhookConfiguration',
    'ValidatingAdmissionPolicy',
    'ValidatingAdmissionPolicyBinding',
  ],
  'apiextensions.k8s.io': ['CustomResourceDefinition'],
  'apiregistration.k8s.io': ['APIService'],
  'certificates.k8s.io': ['CertificateSigningRequest'],
  'flowcontrol.apiserver.k8s.io': ['FlowSchema', 'PriorityLevelConfiguration'],
  'networking.k8s.io': ['IngressClass'],
  'node.k8s.io': ['RuntimeClass'],
  'rbac.authorization.k8s.io': ['ClusterRole', 'ClusterRoleBinding'],
  'scheduling.k8s.io': ['PriorityClass'],
  'storage.k8s.io': ['StorageClass', 'CSIDriver', 'CSINode', 'VolumeAttachment'],
};
/** Groups of Kubernetes itself: what they hold beside the kinds above has a namespace. */
const OWN_GROUPS: readonly string[] = [
  ...Object.keys(CLUSTER_WIDE),
  'apps',
  'batch',
  'autoscaling',
  'policy',
  'coordination.k8s.io',
  'discovery.k8s.io',
];

type Scope = 'namespaced' | 'cluster' | 'unknown';

function scopeOf({ apiVersion, kind, metadata }: KubernetesObject): Scope {
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  if (CLUSTER_WIDE[group]?.includes(kind)) return 'cluster';
  if (OWN_GROUPS.includes(group)) return 'namespaced';
  if (metadata.annotations?.[SCOPE_ANNOTATION] === 'cluster') return 'cluster';
  return metadata.namespace === undefined ? 'unknown' : 'namespaced';
}

const nameOf = ({ kind, metadata }: KubernetesObject) => `${kind} ${metadata.name}`;

function namespaceProblems({ path, object }: Extra, platform: Platform): Problem[] {
  const scope = scopeOf(object);
  const { namespace } = platform.workloads;
  const all = namespacesOf(platform);
  const written = object.metadata.namespace;
  if (scope === 'unknown')
    return [
      {
        path,
        what: `${nameOf(object)} has no namespace, and ${object.apiVersion} is not a group of Kubernetes`,
        why: 'Sluice does not know whether the kind has a namespace: it would land in the namespace of whoever applies it',
        fix: `write metadata.namespace: ${namespace}, or the annotation ${SCOPE_ANNOTATION}: cluster where the kind has none`,
      },
    ];
  if (scope === 'cluster' ? written === undefined : written === undefined || all.includes(written)) return [];
  return [
    {
      path,
      what: `${nameOf(object)} is in namespace ${written}`,
      why:
        scope === 'cluster'
          ? 'the kind has no namespace'
          : `the platform is in ${all.join(' and ')}, and nothing else is applied or compared`,
      fix:
        scope === 'cluster'
          ? 'remove metadata.namespace'
          : `remove metadata.namespace or write ${all.join(' or ')}; deliver the object where it belongs otherwise`,
    },
  ];
}

const secretProblems = ({ path, object }: Extra): Problem[] =>
  object.kind === 'Secret' && (object.data !== undefined || object.stringData !== undefined)
    ? [
        {
          path,
          what: `${nameOf(object)} holds values`,
          why: 'rendered manifests are committed: everybody with the repository could read them',
          fix: 'bring it by External Secrets or by hand, and refer to it by name',
        },
      ]
    : [];

/** An object without a namespace is put into the platform's. */
const keyOf = (object: KubernetesObject, namespace: string) =>
  `${object.apiVersion.replace(/\/.*$|^v1$/, '')} ${object.metadata.namespace ?? namespace} ${nameOf(object)}`;

function duplicates(
  { path, object }: Extra,
  { ours, earlier, namespace }: { readonly ours: readonly string[]; readonly earlier: readonly Extra[]; readonly namespace: string },
): Problem[] {
  const key = keyOf(object, namespace);
  const twin = earlier.find((extra) => keyOf(extra.object, namespace) === key);
  if (!ours.includes(key) && !twin) return [];
  return [
    {
      path,
      what: `${nameOf(object)} ${twin ? `is also in ${twin.path}` : 'is rendered by Sluice already'}`,
      why: 'of two objects with one name the cluster keeps the one that is applied last',
      fix: twin ? 'remove one' : 'use another name; what Sluice renders is changed with a patch',
    },
  ];
}

/** An extra object as it is rendered: in the platform's namespace, with the labels and annotations of every object. */
function placed(object: KubernetesObject, { workloads }: Platform): KubernetesObject {
  const { metadata } = object;
  const labels = { ...workloads.labels, ...fieldsOf(metadata.labels) };
  const annotations = { ...workloads.annotations, ...fieldsOf(metadata.annotations) };
  return {
    ...object,
    metadata: {
      ...metadata,
      ...(scopeOf(object) !== 'cluster' && { namespace: metadata.namespace ?? workloads.namespace }),
      ...(Object.keys(labels).length > 0 && { labels: texts(labels) }),
      ...(Object.keys(annotations).length > 0 && { annotations: texts(annotations) }),
    },
  };
}

const texts = (map: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(map).map(([key, value]) => [key, String(value)]));
