import { basedOnAnnotation } from '../../charts/shared/derived-image.js';
import type { Platform } from '../../platform/platform.js';
import { fieldsOf, isFields, itemsOf, textIn } from './fields.js';
import type { KubernetesObject, RenderedObjects } from './objects.js';

const KINDS: readonly string[] = ['StatefulSet', 'Deployment', 'Job', 'CronJob'];

/** Says on each workload what its own images were built from: who reads the manifest cannot know it otherwise. */
export function withBases(rendered: RenderedObjects, platform: Platform): RenderedObjects {
  const bases = new Map(basesIn(platform));
  if (bases.size === 0) return rendered;
  return new Map([...rendered].map(([file, objects]) => [file, objects.map((object) => annotated(object, bases))]));
}

/** Images with a base, wherever the platform names them. It is plain data; functions in it name none. */
function basesIn(value: unknown): readonly (readonly [string, string])[] {
  if (Array.isArray(value)) return value.flatMap(basesIn);
  if (!isFields(value)) return [];
  const { reference, basedOn } = value;
  if (typeof reference === 'string' && typeof basedOn === 'string') return [[reference, basedOn]];
  return Object.values(value).flatMap(basesIn);
}

function annotated(object: KubernetesObject, bases: ReadonlyMap<string, string>): KubernetesObject {
  if (!KINDS.includes(object.kind)) return object;
  const spec = fieldsOf(object.spec);
  const template = fieldsOf(object.kind === 'CronJob' ? fieldsOf(fieldsOf(spec.jobTemplate).spec).template : spec.template);
  const { containers, initContainers } = fieldsOf(template.spec);
  const found = [...itemsOf(initContainers), ...itemsOf(containers)].flatMap((each) => {
    const base = bases.get(textIn(each, 'image'));
    return base === undefined ? [] : [[basedOnAnnotation(textIn(each, 'name')), base] as const];
  });
  if (found.length === 0) return object;
  const { metadata } = object;
  return { ...object, metadata: { ...metadata, annotations: { ...metadata.annotations, ...Object.fromEntries(found) } } };
}
