import type { Transition } from '../transition.js';
import { claimGrown, claimShrunk, storageClassChanged } from './claims.js';
import { claimsDeletedWithSet } from './claims-deleted.js';
import { namespaceGone, preciousRemoved, setRenamed } from './identity.js';
import { immutableField, selectorChanged } from './immutable.js';
import { operatorRemoved } from './operators-gone.js';
import { probeLoosened, requestsRemoved, resourcesLowered, settingsWithoutRestart } from './pods.js';
import { addressChanged } from './services.js';
import { namespaceRestated, rollHeld } from './where-applied.js';

export { clusterVersion, immutableFields, isHopeless, refusedObjects } from './immutable.js';

/** Rules about what Kubernetes makes of a change. */
export const KUBERNETES_TRANSITIONS: readonly Transition[] = [
  immutableField,
  claimGrown,
  claimShrunk,
  storageClassChanged,
  selectorChanged,
  setRenamed,
  requestsRemoved,
  resourcesLowered,
  probeLoosened,
  settingsWithoutRestart,
  claimsDeletedWithSet,
  namespaceGone,
  preciousRemoved,
  addressChanged,
  operatorRemoved,
  rollHeld,
  namespaceRestated,
];
