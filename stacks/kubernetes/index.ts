export type { KubernetesObject, ObjectMetadata, RenderedObjects } from './objects.js';
export { PATCH_ANNOTATION } from './patches.js';
export { manifests, render, renderObjects } from './render.js';
