export { quantity } from '../schemas/quantity.js';
export { COMPOSE_SERVICE } from './compose-services.js';
export { parseAcl, parseLevels } from './declaration-text.js';
export { defaulted, templatePlace } from './defaults.js';
export { diffManifests, type FieldChange, fieldChanges, isShown, type ObjectChange } from './diff.js';
export { HIDDEN, isHidden } from './hidden.js';
export { type Leaf, leavesOf } from './leaves.js';
export {
  isManifest,
  keyOf,
  kindOf,
  labelOf,
  type Manifest,
  manifestsIn,
  nameOf,
  type ObjectRef,
  refOf,
} from './object.js';
export { familyLabel, familyName, isHashed, type Pair, pairs } from './pairs.js';
export { parseProperties } from './properties-text.js';
export { isQuantity } from './quantity.js';
export { templateRevision } from './revision.js';
