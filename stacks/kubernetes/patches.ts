import type { Problem } from '../../charts/shared/index.js';
import type { Patch } from '../../platform/patch.js';
import type { KubernetesObject, RenderedObjects } from './objects.js';

/** Annotation of a patched object: why it is not as the model says. */
export const PATCH_ANNOTATION = 'sluice.dev/patched';

/** Merges each patch into the spec of its object and writes the reason beside it. One without its object changes nothing: see {@link patchProblems}. */
export function applyPatches(rendered: RenderedObjects, patches: readonly Patch[]): RenderedObjects {
  const all = (object: KubernetesObject) => patches.filter((patch) => isTarget(object, patch)).reduce(patched, object);
  return new Map([...rendered].map(([file, objects]) => [file, objects.map(all)]));
}

const isTarget = ({ kind, metadata }: KubernetesObject, patch: Patch) => kind === patch.kind && metadata.name === patch.name;

/** Patches that reach nothing, or give no reason. */
export function patchProblems(rendered: RenderedObjects, patches: readonly Patch[]): Problem[] {
  const objects = [...rendered.values()].flat();
  return patches.flatMap((patch, index) => {
    const path = `patches[${index}]`;
    const names = objects.filter(({ kind }) => kind === patch.kind).map(({ metadata }) => metadata.name);
    const problems: Problem[] = [];
    if (!names.includes(patch.name)) {
      const fix = `name one of ${names.join(', ') || '(none is rendered)'}, or remove the patch`;
      problems.push({ path, what: `there is no ${patch.kind} ${patch.name}`, why: 'the change you count on would not be made', fix });
    }
    if (patch.reason.trim() === '') {
      problems.push({
        path: `${path}.reason`,
        what: 'is empty',
        why: 'nobody will know later whether it is still needed',
        fix: 'say what the model has no word for',
      });
    }
    return problems;
  });
}

function patched(object: KubernetesObject, { spec, reason }: Patch): KubernetesObject {
  return {
    ...object,
    metadata: { ...object.metadata, annotations: { ...object.metadata.annotations, [PATCH_ANNOTATION]: reason } },
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
