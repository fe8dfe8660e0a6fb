export {
  connectString,
  ZOOKEEPER_DEFAULTS,
  ZOOKEEPER_PORTS,
  type ZooKeeperEnsemble,
  zooKeeperIdentity,
  zooKeeperProblems,
} from './config.js';
export { ZOOKEEPER_IMAGES } from './images.js';
