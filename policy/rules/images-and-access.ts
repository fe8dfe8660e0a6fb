import { recognisedAs } from '../../charts/recognised.js';
import { MOVING_IMAGE } from '../../charts/shared/image.js';
import { BLOCK_IN_PRODUCTION, BLOCK_WHERE_IT_COUNTS, type SeverityByClass, WARN_IN_PRODUCTION } from '../../charts/shared/severity.js';
import type { ContainerFact, ImageFact, Workload } from '../facts/index.js';
import { boundViolations, ruleOf } from './bound.js';
import { streamingWorkloads, unique } from './nouns.js';
import type { Rule, Violation } from './rule.js';

/** A password on a laptop guards nothing. */
const SECRETS: SeverityByClass = { local: 'off', development: 'warn', staging: 'block', production: 'block' };

/** A fixed tag without a digest: what was tested in development may still change there. */
const WITHOUT_DIGEST: SeverityByClass = { local: 'off', development: 'info', staging: 'warn', production: 'warn' };

/** What runs, as whom, and what it may see. */
export const IMAGES_AND_ACCESS: readonly Rule[] = [
  {
    ...ruleOf(MOVING_IMAGE),
    title: 'image tag is not fixed, or not pinned by digest',
    source: 'Kubernetes documentation, images; checkov CKV_K8S_43',
    wrong: 'image: confluentinc/cp-kafka:latest',
    right: 'image: confluentinc/cp-kafka:7.9.4@sha256:…',
    check: ({ workloads }) => {
      const all = workloads.flatMap(({ pod }) => [...pod.containers, ...pod.initContainers]);
      const built = new Set(all.flatMap(({ isBuilt, image }) => (isBuilt ? [image.reference] : [])));
      return unique(
        workloads.flatMap(({ resource, pod }) =>
          [...pod.containers, ...pod.initContainers]
            .filter(({ image }) => !built.has(image.reference))
            .flatMap((container) => moving(container, resource)),
        ),
        ({ resource, what }) => `${resource} ${what}`,
      );
    },
  },
  {
    id: 'K8S-23',
    title: 'an image from a place that was emptied',
    severity: BLOCK_WHERE_IT_COUNTS,
    why: 'the images were withdrawn: a node that does not hold one already cannot start the pod, and what is left gets no fixes',
    source: 'bitnami/containers#83267 and #85621, minio/minio#21647',
    wrong: 'image: bitnami/kafka:3.9.0',
    right: 'image: apache/kafka:3.9.1',
    check: ({ workloads }) =>
      unique(
        workloads.flatMap(({ resource, pod }) =>
          [...pod.containers, ...pod.initContainers].flatMap((container) => withdrawn(container, resource)),
        ),
        ({ resource, what }) => `${resource} ${what}`,
      ),
  },
  {
    id: 'K8S-24',
    title: 'the pod may speak to the Kubernetes API',
    severity: WARN_IN_PRODUCTION,
    why: 'whoever breaks into a broker finds a token of the default account there',
    source: 'Kubernetes documentation, service accounts; kubescape C-0034',
    wrong: 'spec: {}   # the token of the default account is mounted',
    right: 'spec: { automountServiceAccountToken: false }',
    check: (facts) =>
      streamingWorkloads(facts)
        .filter(
          ({ origin, pod }) =>
            origin === 'kubernetes' &&
            pod.automountsToken !== false &&
            (pod.serviceAccount === undefined || pod.serviceAccount === 'default'),
        )
        .map(({ resource, name, pod }) => ({
          resource,
          place: pod.place,
          what: `${name} has the token of the default account`,
          fix: 'set automountServiceAccountToken: false',
        })),
  },
  {
    id: 'K8S-25',
    title: 'a secret that everybody can read',
    severity: SECRETS,
    why: 'it is in the repository, in every review of it, and in the output of kubectl; it must be changed wherever it is used',
    source: 'Kubernetes documentation, good practices for secrets; checkov CKV_K8S_35',
    wrong: 'env:\n  - { name: KAFKA_SSL_KEYSTORE_PASSWORD, value: changeit }',
    right: 'env:\n  - name: KAFKA_SSL_KEYSTORE_PASSWORD\n    valueFrom: { secretKeyRef: { name: kafka-tls, key: password } }',
    check: ({ literalSecrets }) =>
      literalSecrets.map(({ resource, place, key, where }) => ({
        resource,
        place,
        what:
          where === 'argument' ? `an argument holds ${key}` : `${key} stands in ${where === 'environment' ? 'a variable' : 'a ConfigMap'}`,
        fix:
          where === 'config-map'
            ? 'refer to a mounted Secret through a config provider, and change the secret'
            : 'take it from a Secret, and change it',
      })),
  },
  {
    id: 'K8S-49',
    title: 'a server that asks nobody for a login',
    severity: BLOCK_IN_PRODUCTION,
    why: 'whoever reaches its port reads and changes everything, as any user',
    source: 'documentation of the official image of the database: HOST_AUTH_METHOD',
    wrong: '…_HOST_AUTH_METHOD: trust',
    right: '…_PASSWORD_FILE: /run/secrets/orders-db',
    check: ({ workloads }) => workloads.flatMap(({ resource, pod }) => pod.containers.flatMap((each) => unlocked(each, resource))),
  },
  {
    id: 'K8S-26',
    title: 'a pod that is not shut off from its host',
    severity: BLOCK_IN_PRODUCTION,
    why: 'whoever breaks into the program has the node: root, its network, its files',
    source: 'Kubernetes pod security standards',
    wrong: 'securityContext: { privileged: true }',
    right: 'securityContext: { runAsNonRoot: true, runAsUser: 1000, allowPrivilegeEscalation: false }',
    check: (facts) =>
      streamingWorkloads(facts)
        .filter(({ origin }) => origin === 'kubernetes')
        .flatMap(open),
  },
];

function unlocked({ runs, env, name }: ContainerFact, resource: string): readonly Violation[] {
  return (recognisedAs(runs)?.openLogins ?? []).flatMap(({ variable, value }) => {
    const setting = env[variable];
    if (setting === undefined || !value.test(setting.value)) return [];
    return [
      {
        resource,
        place: setting.place,
        what: `${name}: ${variable} is ${setting.value}`,
        fix: `remove it, and give the server a password`,
      },
    ];
  });
}

function moving({ image, imagePlace }: ContainerFact, resource: string): readonly Violation[] {
  const { reference, digest } = image;
  if (digest !== undefined || reference === '' || /[${}]/.test(reference)) return [];
  const at = { resource, place: imagePlace };
  const moves = boundViolations(MOVING_IMAGE, { reference }, at);
  if (moves.length > 0) return moves;
  return [{ ...at, what: `${reference} has no digest`, fix: `pin what was tested: ${reference}@sha256:…`, instead: WITHOUT_DIGEST }];
}

const WITHDRAWN: readonly (readonly [image: RegExp, where: string, instead: string])[] = [
  [/^bitnami\//, 'Bitnami’s catalogue, which was withdrawn in 2025', 'the image of the project itself'],
  [/^confluentinc\/cp-zookeeper:([89]|latest)/, 'a repository that ends with 7.9', 'Kafka without ZooKeeper, or cp-zookeeper:7.9'],
  [/^minio\/(minio|mc):/, 'MinIO’s repository, which is gone', 'another store, or a mirror of your own'],
];
const FROZEN = /^bitnamilegacy\//;

function withdrawn({ image, imagePlace }: ContainerFact, resource: string): readonly Violation[] {
  if (!isPublic(image)) return []; // a mirror keeps what it has
  const at = { resource, place: imagePlace };
  if (FROZEN.test(image.repository))
    return [{ ...at, what: `${image.reference} is frozen: it gets no fixes`, fix: 'use the image of the project itself', atMost: 'warn' }];
  const [, where, instead] = WITHDRAWN.find(([known]) => known.test(`${image.repository}:${image.tag ?? 'latest'}`)) ?? [];
  return where === undefined ? [] : [{ ...at, what: `${image.reference} comes from ${where}`, fix: `use ${instead}` }];
}

/** The registry that is meant where none is named. */
const PUBLIC_HUB = 'docker.io';

const isPublic = (image: ImageFact) => image.registry === undefined || image.registry === PUBLIC_HUB;

/** What is open for a reason in a container that only prepares: it is gone when the program runs. */
function open({ resource, pod }: Workload): readonly Violation[] {
  const hosts = pod.hostAccess.map(({ field, place }) => ({ resource, place, what: `${field} is true`, fix: 'remove it' }));
  const paths = pod.volumes
    .filter(({ kind, source }) => kind === 'host-path' && !/^\/(etc\/localtime|usr\/share\/zoneinfo)/.test(source ?? ''))
    .map(({ place, source }) => ({ resource, place, what: `it mounts ${source} of the host`, fix: 'use a claim' }));
  const containers = [
    ...pod.containers.map((each) => [each, {}] as const),
    ...pod.initContainers.map((each) => [each, { atMost: 'warn' as const }] as const),
  ];
  const powers = containers.flatMap(([{ privileged, runAsUser, name, place }, milder]) => [
    ...(privileged ? [{ resource, place, what: `${name} is privileged`, fix: 'remove privileged', ...milder }] : []),
    ...((runAsUser ?? pod.runAsUser) === 0
      ? [{ resource, place, what: `${name} runs as root`, fix: 'set runAsUser to the image’s own user, e.g. 1000', ...milder }]
      : []),
  ]);
  return [...hosts, ...paths, ...powers];
}
