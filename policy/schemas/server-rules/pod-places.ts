import { at, isObject, type JsonObject, joined, list, object, text } from '../json.js';

/** A pod inside an object. */
export interface PodPlace {
  /** Path of the template, e.g. `spec.template`; empty for a Pod itself. */
  readonly path: string;
  /** Path of the pod's spec, e.g. `spec.template.spec`. */
  readonly specPath: string;
  /** The template's labels. */
  readonly labels: JsonObject;
  /** The pod's spec. */
  readonly spec: JsonObject;
}

/** One container of a pod. */
export interface ContainerPlace {
  /** Path, e.g. `spec.template.spec.containers[0]`. */
  readonly path: string;
  /** The container. */
  readonly container: JsonObject;
}

const TEMPLATE_PATHS: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  Deployment: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
};

/** Fields of a pod's spec that list containers. */
export const CONTAINER_LISTS = ['initContainers', 'containers', 'ephemeralContainers'] as const;

/** The pod an object describes, if it describes one. */
export function podOf(source: JsonObject): PodPlace | undefined {
  const kind = text(source.kind) ?? '';
  const steps = Object.hasOwn(TEMPLATE_PATHS, kind) ? TEMPLATE_PATHS[kind] : undefined;
  if (steps === undefined) return undefined;
  const template = at(source, ...steps);
  const spec = at(template, 'spec');
  if (!isObject(spec)) return undefined;
  const path = steps.join('.');
  return { path, specPath: joined(path, 'spec'), labels: object(at(template, 'metadata', 'labels')), spec };
}

/** Every container of the pod an object describes. */
export function containersOf(source: JsonObject): readonly ContainerPlace[] {
  const pod = podOf(source);
  if (pod === undefined) return [];
  return CONTAINER_LISTS.flatMap((field) =>
    list(pod.spec[field]).map((container, index) => ({
      path: joined(joined(pod.specPath, field), index),
      container: object(container),
    })),
  );
}
