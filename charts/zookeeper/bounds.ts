import { evenVoters } from '../shared/index.js';

/** KRC-14: an even number of ZooKeeper servers. */
export const ZOOKEEPER_SERVERS = evenVoters('KRC-14', 'ZooKeeper servers');
