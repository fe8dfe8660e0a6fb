import type { Transition } from '../transition.js';
import { clientsLockedOut } from './clients.js';
import { jdbcModeChanged, prefixChanged, s3LayoutChanged } from './connector-keys.js';
import { selectionChanged } from './connector-lists.js';
import { connectorRenamed, slotLeftBehind } from './connectors-gone.js';
import { classChanged, connectorStopped, workersChanged } from './connectors-moved.js';
import { converterChanged } from './converters.js';
import { anonymousLeft, databaseMoved, zooKeeperMoved } from './data-moved.js';
import { collationChanged, dataUnkept, initChanged, majorChanged } from './databases.js';
import { mirrorStartsOver, mirrorStops } from './mirrors.js';
import { compatibilityLowered, registryMoved } from './registry.js';
import { schemaIncompatible } from './schemas.js';
import { checkpointMoved, shufflePartitionsIgnored, stateIncompatible } from './stream-jobs.js';
import { jobGone, jobMoved } from './stream-jobs-gone.js';
import { volumeLeft } from './volumes-left.js';
import { groupRenamed } from './workers.js';

/** Rules about what Kafka's neighbours make of a change. */
export const COMPONENT_TRANSITIONS: readonly Transition[] = [
  groupRenamed,
  jdbcModeChanged,
  s3LayoutChanged,
  connectorRenamed,
  slotLeftBehind,
  prefixChanged,
  converterChanged,
  classChanged,
  workersChanged,
  selectionChanged,
  connectorStopped,
  mirrorStartsOver,
  mirrorStops,
  compatibilityLowered,
  schemaIncompatible,
  registryMoved,
  clientsLockedOut,
  majorChanged,
  initChanged,
  collationChanged,
  dataUnkept,
  databaseMoved,
  zooKeeperMoved,
  volumeLeft,
  anonymousLeft,
  checkpointMoved,
  stateIncompatible,
  shufflePartitionsIgnored,
  jobMoved,
  jobGone,
];
