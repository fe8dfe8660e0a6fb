export { PATCH_ANNOTATION, PatchError } from './patches.js';
export { type KubernetesObject, type RenderedObjects, renderManifests, renderObjects } from './render.js';
