import { ACKNOWLEDGE, BLOCK, DANGEROUS } from '../../../charts/shared/severity.js';
import { isAtLeast } from '../../../charts/shared/version.js';
import type { Transit, Transition } from '../transition.js';
import { type BeforeAfter, clusterLabel, clusters, matchedByName } from './pairs.js';

/** `4.3` and `4.3-IV0` alike, as something that can be compared. */
const plain = (version: string | undefined) => /^\d+(\.\d+)*/.exec(version ?? '')?.[0];

const isLower = (now: string | undefined, before: string | undefined): boolean =>
  now !== undefined && before !== undefined && now !== before && !isAtLeast(now, before);

/** Metadata version of a cluster before and after, and who brings it about. */
interface Metadata extends BeforeAfter<string> {
  readonly cluster: string;
  /** `pinned`: its operator is given one. `follows`: its operator takes that of Kafka. `disks`: disks are formatted with it. */
  readonly how: 'pinned' | 'follows' | 'disks';
}

function metadataVersions(transit: Transit): readonly Metadata[] {
  return clusters(transit).flatMap(({ old, now }): readonly Metadata[] => {
    const [pinned, before, after] = [
      pinnedIn(transit.after, now.key),
      metadataIn(transit.before, old.key),
      metadataIn(transit.after, now.key),
    ];
    if (before === undefined || after === undefined) return [];
    return [
      { old: before, now: after, cluster: now.key, how: now.origin !== 'strimzi' ? 'disks' : pinned === undefined ? 'follows' : 'pinned' },
    ];
  });
}

/** Metadata version that the files say. */
const pinnedIn = ({ facts }: Transit['before'], key: string) =>
  facts.nodes
    .filter(({ cluster }) => cluster === key)
    .map(({ metadataVersion }) => plain(metadataVersion?.value))
    .find((found) => found !== undefined);

/** The same, or that of its Kafka version: Strimzi takes it where the resource says none. */
const metadataIn = (state: Transit['before'], key: string) =>
  pinnedIn(state, key) ??
  state.facts.nodes.find(({ cluster, origin, mode }) => cluster === key && origin === 'strimzi' && mode === 'kraft')?.line;

const metadataFields = ({ changes }: Transit) =>
  changes.flatMap(({ fields }) =>
    fields.filter(
      ({ steps }) =>
        steps.includes('METADATA_VERSION') || steps.at(-1) === 'metadataVersion' || steps.at(-1) === 'inter.broker.protocol.version',
    ),
  );

/** KRC-08: the metadata version is lowered. */
export const metadataLowered: Transition = {
  id: 'KRC-08',
  title: 'The metadata version is lowered',
  severities: BLOCK,
  why: 'metadata already written in the newer form cannot be read back',
  source: 'Kafka documentation: upgrading, downgrade',
  check: (transit) =>
    metadataVersions(transit).flatMap(({ old, now, cluster }) =>
      isLower(now, old)
        ? [
            {
              resource: clusterLabel({ key: cluster }),
              consequence: 'no-effect',
              by: 'nobody',
              isReversible: true,
              text: `Metadata version ${old} cannot go back to ${now}: nobody lowers it on a running cluster, and a disk formatted anew would not fit the others.`,
              fields: metadataFields(transit),
            },
          ]
        : [],
    ),
};

/** Who raises the metadata version of a running cluster. */
const RAISED: Readonly<Record<Metadata['how'], string>> = {
  pinned: 'the operator raises it once the pods are rolled',
  follows: 'metadataVersion is not set, so the operator raises it to that of Kafka once the pods are rolled',
  disks: 'the manifests only say what an empty disk is formatted with, and a running cluster is raised by hand',
};

/** KRC-09: the metadata version is raised. */
export const metadataRaised: Transition = {
  id: 'KRC-09',
  title: 'The metadata version is raised',
  severities: ACKNOWLEDGE,
  why: 'there is no way back to the earlier Kafka from then on, so it comes after the new one has proved itself',
  source: 'Kafka documentation: upgrading; Strimzi does it in two phases',
  check: (transit) =>
    metadataVersions(transit).flatMap(({ old, now, cluster, how }) => {
      if (!isLower(old, now)) return [];
      const together = clusters(transit).some((pair) => pair.now.key === cluster && isLower(pair.old.version, pair.now.version));
      const earlier =
        how === 'follows' ? ` Set metadataVersion to ${old} first, and take it out after the new Kafka has run for a while.` : '';
      const warning = together ? earlier || ' In the same step as the new Kafka: raise it only after that has run for a while.' : '';
      const isOperator = how !== 'disks';
      return [
        {
          resource: clusterLabel({ key: cluster }),
          consequence: 'one-way',
          by: isOperator ? ('operator' as const) : ('person' as const),
          isReversible: false,
          text: `Metadata version ${old} becomes ${now}: ${RAISED[how]}. From then on there is no way back to an earlier Kafka.${warning}`,
          fields: metadataFields(transit),
          ...(!isOperator && {
            procedure: [
              'roll every node to the new Kafka, and let it run',
              `kafka-features upgrade --release-version ${now} --dry-run`,
              `kafka-features upgrade --release-version ${now}`,
            ],
          }),
        },
      ];
    }),
};

/** Every version of a set of nodes before and after. */
const nodeVersions = ({ before, after }: Transit) =>
  matchedByName(before.facts.nodes, after.facts.nodes, ({ resource }) => resource).map(({ old, now }) => ({
    old: old.version,
    now: now.version,
    node: now,
  }));

const imageFields = ({ changes }: Transit, resource: string) =>
  changes.flatMap(({ object, fields }) =>
    object === resource ? fields.filter(({ steps }) => steps.at(-1) === 'image' || steps.at(-1) === 'version') : [],
  );

/** KRC-11: a version is skipped that the way leads through. */
export const bridgeSkipped: Transition = {
  id: 'KRC-11',
  title: 'Kafka 4 is entered from too old a version',
  severities: BLOCK,
  why: 'Kafka 4 reads metadata from 3.3 on, and knows no ZooKeeper',
  source: 'apache/kafka#18960; strimzi/strimzi-kafka-operator#11630',
  check: (transit) =>
    nodeVersions(transit).flatMap(({ old, now, node }) => {
      if (old === undefined || !isAtLeast(now, '4.0') || isAtLeast(old, '4.0')) return [];
      const was = transit.before.facts.nodes.find(({ resource }) => resource === node.resource);
      const isZooKeeper = was?.mode === 'zookeeper';
      if (!isZooKeeper && isAtLeast(old, '3.3')) return [];
      const words = `${node.name} goes from Kafka ${old} to ${now}${isZooKeeper ? ', and its metadata is in ZooKeeper' : ''}: the nodes do not start. Go by 3.9${isZooKeeper ? ', and migrate to KRaft there' : ''}.`;
      return [
        {
          resource: node.resource,
          consequence: 'outage',
          by: 'runbook',
          isReversible: true,
          text: words,
          fields: imageFields(transit, node.resource),
        },
      ];
    }),
};

/** Since this version `kafka-storage` writes the metadata version where older ones do not look. */
const NEW_FORMAT = '4.4';
const FORMAT_WORDS = ` A disk that Kafka ${NEW_FORMAT} formatted and no cluster has used yet loses its metadata version there: format it again with the older one.`;

/** KRC-12: an older Kafka is to run. */
export const kafkaLowered: Transition = {
  id: 'KRC-12',
  title: 'An older Kafka is to run',
  severities: DANGEROUS,
  why: 'an older Kafka may not read what the newer one wrote; it works only while the metadata version is that of the older one',
  source: 'Kafka documentation: upgrading, downgrade',
  check: (transit) =>
    nodeVersions(transit).flatMap(({ old, now, node }) => {
      if (!isLower(now, old)) return [];
      const metadata = plain(node.metadataVersion?.value);
      const isReadable = metadata !== undefined && isAtLeast(now, metadata);
      const words = `${node.name} goes back from Kafka ${old} to ${now}: ${isReadable ? `its metadata version ${metadata} still fits, unless the cluster was raised` : 'its disks may hold what the older one cannot read'}.${isAtLeast(old, NEW_FORMAT) && !isAtLeast(now, NEW_FORMAT) ? FORMAT_WORDS : ''}`;
      return [
        {
          resource: node.resource,
          consequence: 'outage',
          by: 'runbook',
          isReversible: true,
          text: words,
          fields: imageFields(transit, node.resource),
          ...(isReadable && { severities: ACKNOWLEDGE }),
        },
      ];
    }),
};
