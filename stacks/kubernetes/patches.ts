import type { Patch } from '../../environments/patch.js';
import type { KubernetesObject, RenderedObjects } from './render.js';

/** Annotation of a patched object: why it is not as the model says. */
export const PATCH_ANNOTATION = 'sluice.dev/patched';

/** A patch whose object is not there. */
export class PatchError extends Error {
  constructor(
    /** The patch. */
    readonly patch: Patch,
    /** Objects of its kind that exist. */
    readonly candidates: readonly string[],
  ) {
    super(`patch for ${patch.kind} ${patch.name}: there is no such object`);
    this.name = 'PatchError';
  }
}

/** Merges each patch into the spec of its object and writes the reason beside it. */
export function applyPatches(rendered: RenderedObjects, patches: readonly Patch[]): RenderedObjects {
  for (const patch of patches) refuseWithoutTarget(rendered, patch);
  const all = (object: KubernetesObject) => patches.filter((patch) => isTarget(object, patch)).reduce(patched, object);
  return new Map([...rendered].map(([file, objects]) => [file, objects.map(all)]));
}

const isTarget = ({ kind, metadata }: KubernetesObject, patch: Patch) => kind === patch.kind && metadata.name === patch.name;

function refuseWithoutTarget(rendered: RenderedObjects, patch: Patch): void {
  const objects = [...rendered.values()].flat();
  if (objects.some((object) => isTarget(object, patch))) return;
  throw new PatchError(
    patch,
    objects.filter(({ kind }) => kind === patch.kind).map(({ metadata }) => metadata.name),
  );
}

function patched(object: KubernetesObject, { spec, reason }: Patch): KubernetesObject {
  const { annotations } = object.metadata;
  return {
    ...object,
    metadata: { ...object.metadata, annotations: { ...(isRecord(annotations) ? annotations : {}), [PATCH_ANNOTATION]: reason } },
    spec: merged(object.spec, spec),
  };
}

/** Records are merged field by field, everything else is replaced. */
function merged(base: unknown, change: unknown): unknown {
  if (!isRecord(base) || !isRecord(change)) return change;
  const fields = Object.entries(change).map(([key, value]) => [key, merged(base[key], value)]);
  return { ...base, ...Object.fromEntries(fields) };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
