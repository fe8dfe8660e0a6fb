import { CAPACITY } from './capacity.js';
import { CLIENT_ADDRESSES } from './client-addresses.js';
import { COMPOSE } from './compose.js';
import { CONNECT_TOGETHER } from './connect-together.js';
import { CONNECT_WORKERS } from './connect-workers.js';
import { CONNECTOR_DATA } from './connector-data.js';
import { CONNECTOR_SETTINGS } from './connector-settings.js';
import { DATABASES } from './databases.js';
import { DISKS } from './disks.js';
import { DISRUPTION } from './disruption.js';
import { IMAGES_AND_ACCESS } from './images-and-access.js';
import { KAFKA_ACCESS } from './kafka-access.js';
import { KAFKA_DURABILITY } from './kafka-durability.js';
import { KAFKA_IMAGES_AND_ADDRESSES } from './kafka-images.js';
import { KAFKA_LISTENERS } from './kafka-listeners.js';
import { KAFKA_REPLICATION } from './kafka-replication.js';
import { KAFKA_SETTINGS } from './kafka-settings.js';
import { OPERATORS } from './operators.js';
import { PODS } from './pods.js';
import { QUORUM } from './quorum.js';
import { REACH } from './reach.js';
import { REGISTRIES } from './registries.js';
import type { Rule } from './rule.js';
import { SETS } from './sets.js';
import { SINK_CONNECTORS } from './sink-connectors.js';
import { SOURCE_CONNECTORS } from './source-connectors.js';
import { STORAGE } from './storage.js';
import { STREAM_JOBS } from './stream-jobs.js';
import { STREAM_RIGHTS } from './stream-rights.js';

/** Families in the order of the catalogue. */
const FAMILIES = ['KFK', 'KRC', 'K8S', 'CON', 'SRG', 'RST', 'PGS', 'SPK', 'CMP', 'CAP'];

const family = ({ id }: Rule) => FAMILIES.indexOf(id.slice(0, 3));

/** Every rule about one state, by id. */
export const RULES: readonly Rule[] = [
  ...KAFKA_REPLICATION,
  ...KAFKA_DURABILITY,
  ...KAFKA_ACCESS,
  ...KAFKA_SETTINGS,
  ...KAFKA_IMAGES_AND_ADDRESSES,
  ...KAFKA_LISTENERS,
  ...OPERATORS,
  ...QUORUM,
  ...SETS,
  ...DISRUPTION,
  ...PODS,
  ...STORAGE,
  ...DISKS,
  ...IMAGES_AND_ACCESS,
  ...REACH,
  ...CLIENT_ADDRESSES,
  ...CONNECT_WORKERS,
  ...CONNECT_TOGETHER,
  ...SOURCE_CONNECTORS,
  ...CONNECTOR_SETTINGS,
  ...CONNECTOR_DATA,
  ...SINK_CONNECTORS,
  ...REGISTRIES,
  ...DATABASES,
  ...STREAM_JOBS,
  ...STREAM_RIGHTS,
  ...COMPOSE,
  ...CAPACITY,
].sort((a, b) => family(a) - family(b) || (a.id < b.id ? -1 : 1));
