import { under } from '../../charts/shared/index.js';
import type { Platform } from '../../platform/platform.js';
import { type RenderedObjects, render } from '../../stacks/kubernetes/index.js';
import { ProblemsError } from '../terminal/problems-error.js';

/** A platform's objects. Throws `ProblemsError` for what of the user's own does not fit them: that is known only once all are rendered. */
export function renderPlatform(platform: Platform): RenderedObjects {
  const { rendered, problems } = render(platform);
  if (problems.length > 0) throw new ProblemsError(under(platform.name, problems));
  return rendered;
}
