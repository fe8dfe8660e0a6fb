import { under } from '../../charts/shared/index.js';
import type { Platform } from '../../platform/platform.js';
import { patchProblems, type RenderedObjects, renderObjects } from '../../stacks/kubernetes/index.js';
import { ProblemsError } from '../terminal/problems-error.js';

/** A platform's objects. Throws `ProblemsError` for patches that reach nothing: they are known only once everything is rendered. */
export function renderPlatform(platform: Platform): RenderedObjects {
  const rendered = renderObjects(platform);
  const problems = under(platform.name, patchProblems(rendered, platform.patches));
  if (problems.length > 0) throw new ProblemsError(problems);
  return rendered;
}
