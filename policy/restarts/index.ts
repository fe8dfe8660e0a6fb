export { type PodEffect, type PodPerformer, podEffects, podNames } from './pods.js';
