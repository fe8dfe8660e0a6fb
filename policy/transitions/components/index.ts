import type { Transition } from '../transition.js';
import { converterChanged, groupRenamed, jdbcModeChanged, prefixChanged, s3LayoutChanged } from './connect.js';
import { connectorRenamed, slotLeftBehind } from './connectors-gone.js';
import { anonymousLeft, databaseMoved, zooKeeperMoved } from './data-moved.js';
import { dataUnkept, initChanged, majorChanged } from './databases.js';
import { clientsLockedOut, compatibilityLowered, registryMoved } from './registry.js';
import { schemaIncompatible } from './schemas.js';
import { checkpointMoved, jobMoved, shufflePartitionsIgnored, stateIncompatible } from './stream-jobs.js';
import { volumeLeft } from './volumes-left.js';

/** Rules about what Kafka's neighbours make of a change. */
export const COMPONENT_TRANSITIONS: readonly Transition[] = [
  groupRenamed,
  jdbcModeChanged,
  s3LayoutChanged,
  connectorRenamed,
  slotLeftBehind,
  prefixChanged,
  converterChanged,
  compatibilityLowered,
  schemaIncompatible,
  registryMoved,
  clientsLockedOut,
  majorChanged,
  initChanged,
  dataUnkept,
  databaseMoved,
  zooKeeperMoved,
  volumeLeft,
  anonymousLeft,
  checkpointMoved,
  stateIncompatible,
  shufflePartitionsIgnored,
  jobMoved,
];
