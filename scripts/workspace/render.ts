import { type Problem, under } from '../../charts/shared/index.js';
import type { Platform } from '../../platform/platform.js';
import { serverComplaints } from '../../policy/schemas/server-rules/index.js';
import { type KubernetesObject, type RenderedObjects, render } from '../../stacks/kubernetes/index.js';
import { ProblemsError } from '../terminal/problems-error.js';

/**
 * A platform's objects. Throws `ProblemsError` for what of the user's own does not fit them, and for names, labels and numbers that an API
 * server refuses: that is known only once all are rendered.
 */
export function renderPlatform(platform: Platform): RenderedObjects {
  const { rendered, problems } = render(platform);
  const found = [...problems, ...refusals([...rendered.values()].flat())];
  if (found.length > 0) throw new ProblemsError(under(platform.name, found));
  return rendered;
}

/** What an API server refuses, each once: a label of the environment is in every object. */
function refusals(objects: readonly KubernetesObject[]): readonly Problem[] {
  const found = new Map<string, Problem>();
  for (const object of objects) {
    for (const { path, what, why, fix } of serverComplaints({ ...object })) {
      const key = `${path.slice(Math.max(0, path.lastIndexOf('metadata.')))} ${what}`; // pods carry the labels of their objects
      if (!found.has(key)) found.set(key, { path: `${object.kind}/${object.metadata.name} ${path}`, what, why, fix });
    }
  }
  return [...found.values()];
}
