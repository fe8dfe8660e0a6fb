import type { Environment } from '../environment.js';

/** Start of the names of Kafka's objects: one place, so that the parts find one another. */
export const kafkaName = ({ prefix }: Pick<Environment, 'prefix'>) => (prefix ? `${prefix}-kafka` : 'kafka');

/** Name of ZooKeeper's objects. */
export const zooKeeperName = ({ prefix }: Pick<Environment, 'prefix'>) => (prefix ? `${prefix}-zookeeper` : 'zookeeper');
