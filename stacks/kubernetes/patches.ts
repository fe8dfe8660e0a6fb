import { contentHash } from '../../charts/shared/constructs.js';
import { type Problem, under } from '../../charts/shared/index.js';
import type { Patch } from '../../platform/patch.js';
import { merged } from './merge.js';
import type { KubernetesObject, RenderedObjects } from './objects.js';

/** Annotation of a patched object: why it differs from what the description gives. */
export const PATCH_ANNOTATION = 'sluice.dev/patched';

/** Rendered objects after the patches, and what is wrong with the patches. */
export interface Patched {
  /** Objects with their patches. */
  readonly rendered: RenderedObjects;
  /** Patches that meet nothing. */
  readonly problems: readonly Problem[];
}

/** Merges each patch into its object and writes the reason beside it. One that meets nothing is a problem. */
export function applyPatches(rendered: RenderedObjects, patches: readonly Patch[]): Patched {
  return patches.reduce<Patched>(
    (state, patch, index) => {
      const next = applyPatch(state.rendered, patch);
      return { rendered: next.rendered, problems: [...state.problems, ...under(`patches[${index}]`, next.problems)] };
    },
    { rendered, problems: [] },
  );
}

function applyPatch(rendered: RenderedObjects, patch: Patch): Patched {
  const target = [...rendered.values()].flat().find((object) => isTarget(object, patch));
  if (!target) return { rendered, problems: [...reasonProblems(patch), unknownObject(rendered, patch)] };
  const { value: spec, problems } = merged(target.spec, patch.spec, 'spec');
  const isIdle = problems.length === 0 && JSON.stringify(spec) === JSON.stringify(target.spec);
  const changed = patched(target, spec, patch.reason);
  return {
    rendered: new Map([...rendered].map(([file, objects]) => [file, objects.map((object) => (object === target ? changed : object))])),
    problems: [...reasonProblems(patch), ...problems, ...(isIdle ? [idle(patch)] : [])],
  };
}

/** Ending of a Job's name: what it does. */
const HASH = /-[0-9a-f]{10}$/;
const isHashedJob = ({ kind, metadata }: KubernetesObject) => kind === 'Job' && HASH.test(metadata.name);
const nameOf = (object: KubernetesObject) => (isHashedJob(object) ? object.metadata.name.replace(HASH, '') : object.metadata.name);

const isTarget = (object: KubernetesObject, { kind, name }: Patch) =>
  object.kind === kind && (object.metadata.name === name || nameOf(object) === name);

function patched(object: KubernetesObject, spec: unknown, reason: string): KubernetesObject {
  const { annotations } = object.metadata;
  const reasons = [annotations?.[PATCH_ANNOTATION], reason].filter((each) => each !== undefined).join('; ');
  const metadata = { ...object.metadata, annotations: { ...annotations, [PATCH_ANNOTATION]: reasons } };
  return { ...object, metadata: { ...metadata, name: renamed(object, spec) }, spec };
}

/** A Job is immutable and named by what it does: one that does something else is another Job. */
export const renamed = (object: KubernetesObject, spec: unknown): string =>
  isHashedJob(object)
    ? `${nameOf(object)}-${contentHash({ name: object.metadata.name, spec: JSON.stringify(spec) })}`
    : object.metadata.name;

const reasonProblems = ({ reason }: Patch): readonly Problem[] =>
  reason.trim() === ''
    ? [
        {
          path: 'reason',
          what: 'is empty',
          why: 'a reader cannot tell later whether the patch is still needed',
          fix: 'write why the description does not express the change',
        },
      ]
    : [];

function unknownObject(rendered: RenderedObjects, { kind, name }: Patch): Problem {
  const names = [...rendered.values()]
    .flat()
    .filter((object) => object.kind === kind)
    .map(nameOf);
  return {
    what: `${kind} ${name} is not rendered`,
    why: 'the patch would change nothing',
    fix: `use one of ${names.join(', ') || `(no ${kind} is rendered)`}, or remove the patch`,
  };
}

const idle = ({ kind, name }: Patch): Problem => ({
  path: 'spec',
  what: `changes nothing in ${kind} ${name}`,
  why: 'the object already has these values',
  fix: 'remove the patch, or correct the field it is meant for',
});
