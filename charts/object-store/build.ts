import type { Build } from '../shared/constructs.js';
import { selectorLabels } from '../shared/index.js';
import type { ResolvedObjectStore } from './component.js';
import { OBJECT_STORE_PORT, objectStoreIdentity } from './config.js';
import { ObjectStore } from './object-store.js';

/** The stand-in for S3, where there is one. */
export const buildObjectStore: Build<{ readonly objectStore?: ResolvedObjectStore }> = (scope, { objectStore }, wiring) => {
  const { workloads, clientsOf } = wiring;
  const clients = clientsOf(selectorLabels(objectStoreIdentity(workloads)), OBJECT_STORE_PORT);
  if (objectStore?.standIn) new ObjectStore(scope, 'ObjectStore', { store: objectStore.standIn, workloads, clients });
};
