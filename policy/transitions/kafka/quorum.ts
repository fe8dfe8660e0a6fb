import { counted } from '../../../charts/shared/count.js';
import { ACKNOWLEDGE, BLOCK, DANGEROUS } from '../../../charts/shared/severity.js';
import { type Cluster, type KafkaNodes, locationText } from '../../facts/index.js';
import { isStorageRefused, placeFields } from '../data-place.js';
import type { Outcome, Transit, Transition } from '../transition.js';
import { listed } from '../words.js';
import { REMOVE_VOTER } from './brokers-gone.js';
import { abandoned, type BeforeAfter, clusterLabel, clusters, nodes, settingFields } from './pairs.js';

const REFUSED = { consequence: 'outage', isReversible: true } as const;

/** Changed values of a container's variable. */
export const variableFields = ({ changes }: Transit, name: string) =>
  changes.flatMap(({ fields }) => fields.filter(({ steps }) => steps.at(-2) === name && steps.at(-1) === 'value'));

/** KRC-04: a pod has another node id. */
export const nodeIdChanged: Transition = {
  id: 'KRC-04',
  title: 'Node ids are changed',
  severities: BLOCK,
  why: 'a disk belongs to the node id it was made with: the pod does not start, or serves under another name',
  source: 'getsentry/snuba#6562',
  check: (transit) =>
    nodes(transit).flatMap(({ old, now }) => {
      const [before, after] = [old.ids?.[0], now.ids?.[0]];
      if (before === undefined || after === undefined || before === after) return [];
      const words = `${now.name} counts its node ids from ${after} instead of ${before}: its disks belong to the earlier ids, and its pods do not start. Keep ${before}.`;
      const fields = [
        ...variableFields(transit, 'FIRST_NODE_ID'),
        ...settingFields(transit, 'node.id'),
        ...settingFields(transit, 'broker.id'),
      ];
      return [
        { ...REFUSED, resource: now.resource, by: 'runbook', text: words, fields: fields.filter(({ object }) => object === now.resource) },
      ];
    }),
};

const voterList = ({ quorum }: Cluster) =>
  (quorum?.voters ?? []).map(({ id, host, port }) => `${id ?? ''}@${host}:${port ?? ''}`).toSorted();

/** KRC-06: the members of a quorum that cannot change are changed. */
export const votersChanged: Transition = {
  id: 'KRC-06',
  title: 'The controllers of a quorum change',
  severities: BLOCK,
  why: 'the members of a static quorum are fixed, and those of a dynamic one stay until they are taken out: without a majority of them the cluster stops',
  source: 'Strimzi documentation: KRaft limitations; bitnami/charts#34015',
  check: (transit) =>
    clusters(transit).flatMap(({ old, now }): readonly Outcome[] => {
      const fields = [
        ...settingFields(transit, 'controller.quorum.voters'),
        ...settingFields(transit, 'controller.quorum.bootstrap.servers'),
      ];
      const base = { ...REFUSED, resource: clusterLabel(now), by: 'runbook', fields } as const;
      const said = votersSaid({ old, now }, transit);
      return said === undefined ? [] : [{ ...base, ...said }];
    }),
};

/** What a change of the controllers comes to, where it is one. */
function votersSaid({ old, now }: BeforeAfter<Cluster>, transit: Transit): VotersSaid | undefined {
  const [from, to] = [old.quorum?.kind, now.quorum?.kind];
  if (from !== undefined && to !== undefined && from !== to)
    return {
      text: `The quorum becomes ${to} instead of ${from}: swapping the property alone breaks it. It is a choice for the life of a cluster.`,
    };
  if (from === 'static' && to === 'static' && voterList(old).join() !== voterList(now).join()) return { text: voterWords(old, now) };
  if (from === 'dynamic' && to === 'dynamic' && now.controllers < old.controllers) return fewerVoters(old, now);
  if (from === 'operator' && old.controllers !== now.controllers)
    return {
      by: 'operator',
      text: `${counted(now.controllers, 'controller')} instead of ${old.controllers}: the operator cannot scale controllers.`,
    };
  const isQuorumGone = old.mode === 'kraft' && now.mode === 'kraft' && now.controllers === 0 && old.controllers > 0;
  const gone = isQuorumGone ? roleLost(transit) : [];
  if (gone.length === 0) return undefined;
  const have = gone.length === 1 ? 'has' : 'have';
  return {
    text: `${listed(gone)} no longer ${have} the controller role (process.roles), and no other node has it: the cluster has no quorum, and stops.`,
  };
}

type VotersSaid = Pick<Outcome, 'text' | 'procedure' | 'severities'> & Partial<Pick<Outcome, 'by'>>;

/** Sets of nodes that were controllers, are still there, and are none now. */
const roleLost = (transit: Transit) =>
  nodes(transit).flatMap(({ old, now }) =>
    old.roles.includes('controller') && !now.roles.includes('controller') && !now.settingsElsewhere ? [now.name] : [],
  );

/** A dynamic quorum counts the voters it has, whether they run or not. */
function fewerVoters({ controllers: voters }: Cluster, { controllers: left }: Cluster): VotersSaid {
  const isMajority = left > voters / 2;
  const then = isMajority
    ? 'Those that are gone count as failed.'
    : `${left} of ${voters} is no majority: the cluster stops, and cannot take voters out any more.`;
  return {
    text: `${counted(left, 'controller')} instead of ${voters}: a dynamic quorum keeps its ${voters} voters until each is taken out. ${then}`,
    procedure: [...REMOVE_VOTER, 'apply again, with as many controllers as there are voters'],
    ...(isMajority && { severities: ACKNOWLEDGE }),
  };
}

function voterWords(old: Cluster, now: Cluster): string {
  const [before, after] = [voterList(old), voterList(now)];
  const lost = before.filter((voter) => !after.includes(voter));
  const gained = after.filter((voter) => !before.includes(voter));
  const parts = [...(lost.length > 0 ? [`${listed(lost)} leave`] : []), ...(gained.length > 0 ? [`${listed(gained)} join`] : [])];
  return `The quorum is static, and ${parts.join(', ')}: during the roll nodes disagree about who votes, and it may elect two leaders or none. Keep ${counted(before.length, 'controller')}.`;
}

/** KRC-14: ZooKeeper goes in one step. */
export const zooKeeperRemoved: Transition = {
  id: 'KRC-14',
  title: 'ZooKeeper is left in one step',
  severities: BLOCK,
  why: 'topics, users and ACLs are in ZooKeeper: without a migration the cluster starts with none of them',
  source: 'strimzi/strimzi-kafka-operator#11262, strimzi.github.io#420',
  check: (transit) =>
    clusters(transit).flatMap(({ old, now }) =>
      old.mode === 'zookeeper' && now.mode === 'kraft'
        ? [
            {
              resource: clusterLabel(now),
              consequence: 'data-loss',
              by: 'runbook',
              isReversible: false,
              text: 'The cluster leaves ZooKeeper for KRaft in one step: topics, users and ACLs stay behind in ZooKeeper. Migrate on a 3.9 release first.',
            },
          ]
        : [],
    ),
};

/** Nodes with the folders that their metadata may be in. An operator moves it between the volumes of a pool, one node after another. */
const metadataFolders = (nodes: KafkaNodes): KafkaNodes =>
  nodes.origin === 'strimzi' ? nodes : { ...nodes, dataDirs: nodes.dataDirs.filter(({ holds }) => holds !== 'records') };

/** KRC-15: controllers keep their metadata elsewhere. */
export const metadataMoved: Transition = {
  id: 'KRC-15',
  title: 'Controllers start with empty metadata',
  severities: DANGEROUS,
  why: 'a majority of controllers with empty disks elects one of themselves, and the cluster forgets everything',
  source: 'Kafka documentation: KRaft operations',
  check: (transit) =>
    nodes(transit).flatMap(({ old, now }: BeforeAfter<KafkaNodes>) => {
      const gone = isStorageRefused(transit, now) ? undefined : abandoned(old, metadataFolders(now), (dir) => dir.holds !== 'records');
      const [before] = gone?.dirs ?? [];
      const after = now.dataDirs.find(({ holds }) => holds !== 'records');
      if (!now.roles.includes('controller') || gone === undefined || before === undefined || after === undefined) return [];
      const places = `${locationText(after.location)} instead of ${locationText(before.location)}`;
      const unsure = gone.how === 'unknown' ? 'the files do not say whether it is the same place. If it is not, ' : '';
      return [
        {
          resource: now.resource,
          consequence: 'data-loss',
          by: now.origin === 'compose' ? 'compose' : 'runbook',
          isReversible: false,
          text: `${now.name} looks for its metadata in ${places}: ${unsure}it starts with none.`,
          fields: [
            ...settingFields(transit, 'metadata.log.dir'),
            ...settingFields(transit, 'log.dirs'),
            ...placeFields(transit, now.resource),
          ],
          ...(gone.how === 'unknown' && { severities: ACKNOWLEDGE }),
        },
      ];
    }),
};
