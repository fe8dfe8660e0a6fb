/** What is known of connectors and their settings: the one door from rules of lint to it. */
export {
  BULK_COPIES,
  IDLE_TASKS,
  type JdbcValues,
  LATE_ROWS,
  MISSED_UPDATES,
  SILENT_LOSS,
  SMALL_OBJECTS,
  toleranceOf,
} from '../../charts/connect/bounds.js';
export { unmetDemands } from '../../charts/connect/connector-demands.js';
export { isKnown, knownKeys } from '../../charts/connect/known-keys.js';
export { type ConnectorConfig, HISTORIZED, unreadKeys } from '../../charts/connect/retired-keys.js';
