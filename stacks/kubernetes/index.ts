export type { KubernetesObject, ObjectMetadata, RenderedObjects } from './objects.js';
export { PATCH_ANNOTATION, patchProblems } from './patches.js';
export { manifests, renderObjects } from './render.js';
