export { isHeld, isPaused } from './held.js';
export { operatorEffects } from './operators.js';
export { GONE, isHeldByPartition, type PodEffect, type PodPerformer, partitionOf, podEffects, podNames } from './pods.js';
export { isOfStorage, isStorageRefused } from './refused-storage.js';
export { type SettingEffect, type SettingHow, settingEffects } from './settings.js';
export { type StrimziEffect, strimziEffect } from './strimzi-fields.js';
