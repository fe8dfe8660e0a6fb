import {
  BLOCK,
  type Bound,
  evenVoters,
  isAtLeast,
  lineOf,
  lineOfVersion,
  type SeverityByClass,
  type VoterValues,
  WARN_IN_PRODUCTION,
} from '../shared/index.js';

/** One controller is enough to develop with, and for a staging cluster whose outage costs nothing. */
const SINGLE: SeverityByClass = { local: 'off', development: 'info', staging: 'info', production: 'block' };
const EVEN_CONTROLLERS = evenVoters('KRC-01', 'controllers');

/** KRC-01: a number of controllers that survives no more losses than fewer would. */
export const CONTROLLERS: Bound<VoterValues> = {
  ...EVEN_CONTROLLERS,
  breach(values) {
    if (values.voters !== 1) return EVEN_CONTROLLERS.breach(values);
    const why = 'one controller is a single point of failure: without it no partition gets a new leader, and its disk is the only metadata';
    return { what: '1 controller', why, fix: 'use 3', passing: [{ voters: 3 }], severity: SINGLE };
  },
};

/** Roles of some nodes. */
export interface RoleValues {
  /** Name of the set or pool. */
  readonly of: string;
  /** Roles of the node. */
  readonly roles: readonly string[];
}

/** KRC-02: brokers that are controllers as well. */
export const COMBINED_ROLES: Bound<RoleValues> = {
  id: 'KRC-02',
  severity: WARN_IN_PRODUCTION,
  why: 'a broker under load delays the quorum, and each of its restarts takes a voter with it; the two cannot be rolled or sized apart',
  breach({ of, roles }) {
    if (!roles.includes('broker') || !roles.includes('controller')) return undefined;
    return { what: `${of} is broker and controller`, fix: 'use 3 dedicated controllers', passing: [{ roles: ['broker'] }] };
  },
};

/** Node ids of one set. */
export interface NodeIds {
  /** Name of the set or pool. */
  readonly of: string;
  /** Node ids of the pool. */
  readonly ids: readonly number[];
}
/** Node ids of a set, and those that are taken already. */
export interface NodeIdValues extends NodeIds {
  /** Node ids of the other pools. */
  readonly others: readonly NodeIds[];
}

/** Sets are numbered in steps of this many, which leaves room to grow. */
const ID_STEP = 100;

/** KRC-05: two nodes with one id. */
export const NODE_IDS: Bound<NodeIdValues> = {
  id: 'KRC-05',
  severity: BLOCK,
  why: 'controllers and brokers share one range of ids: the second node of an id cannot register, or takes the place of the first',
  breach({ of, ids, others }) {
    const other = others.find((each) => each.ids.some((id) => ids.includes(id)));
    const id = ids.find((one, index) => ids.indexOf(one) < index) ?? ids.find((one) => other?.ids.includes(one));
    if (id === undefined) return undefined;
    const free = Math.ceil((Math.max(...ids, ...others.flatMap((each) => each.ids)) + 1) / ID_STEP) * ID_STEP;
    const who = other === undefined ? `two pods of ${of} have` : `${other.of} and ${of} both have`;
    return {
      what: `${who} node id ${id}`,
      fix: `number the nodes of ${of} from ${free}`,
      passing: [{ ids: ids.map((_, ordinal) => free + ordinal) }],
    };
  },
};

/** Kafka and the version of its metadata. */
export interface MetadataValues {
  /** Version of Kafka, e.g. `4.1.0`. */
  readonly version: string;
  /** E.g. `4.1-IV0`. */
  readonly metadataVersion: string;
}

/** KRC-08: metadata of a newer Kafka than the one that runs. */
export const METADATA_VERSION: Bound<MetadataValues> = {
  id: 'KRC-08',
  severity: BLOCK,
  why: 'the node does not know the format and does not start; going back is possible only while no newer record was written',
  breach({ version, metadataVersion }) {
    const asked = lineOfVersion(metadataVersion);
    const line = lineOf(version);
    if (asked === undefined || isAtLeast(line, asked)) return undefined;
    return {
      what: `metadata version ${metadataVersion} with Kafka ${version}`,
      fix: `set the metadata version to ${line}, or run Kafka ${asked}`,
      passing: [{ metadataVersion: line }, { version: `${asked}.0` }],
    };
  },
};

/** Kafka and what asks it to use ZooKeeper. */
export interface ZooKeeperModeValues {
  /** The setting, or what else asks for it, e.g. `zookeeper.connect`. */
  readonly setting: string;
  /** Kafka in words, e.g. `Kafka 4.1.0`. */
  readonly kafka: string;
  /** Version of Kafka. */
  readonly version: string;
}

/** Last line with ZooKeeper mode. */
const LAST_WITH_ZOOKEEPER = '3.9';

/** KRC-10: ZooKeeper mode with a Kafka that has none. */
export const ZOOKEEPER_MODE: Bound<ZooKeeperModeValues> = {
  id: 'KRC-10',
  severity: BLOCK,
  why: 'ZooKeeper mode ended with Kafka 3.9: the broker does not start; an existing cluster is migrated to KRaft on 3.9 first',
  breach({ setting, kafka, version }) {
    if (!isAtLeast(version, '4.0')) return undefined;
    return {
      what: `${setting} with ${kafka}`,
      fix: `run the cluster in KRaft mode, or Kafka ${LAST_WITH_ZOOKEEPER}`,
      passing: [{ version: `${LAST_WITH_ZOOKEEPER}.0` }],
    };
  },
};
