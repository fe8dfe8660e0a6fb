export { operatorEffects } from './operators.js';
export { type PodEffect, type PodPerformer, podEffects, podNames } from './pods.js';
export { type SettingEffect, type SettingHow, settingEffects } from './settings.js';
