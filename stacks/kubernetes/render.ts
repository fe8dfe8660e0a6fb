import type { Platform } from '../../platform/platform.js';
import { yamlText } from '../yaml.js';
import { withBases } from './based-on.js';
import { withExtras } from './extras.js';
import type { KubernetesObject, RenderedObjects } from './objects.js';
import { sidecarPolicies } from './own-network.js';
import { withOwnParts } from './own-parts.js';
import { applyPatches, type Patched } from './patches.js';
import { platformCharts } from './platform.js';
import { objectsOf } from './tree.js';

/** Every object of a platform, by file. The same platform gives the same objects in the same order. */
export const renderObjects = (platform: Platform): RenderedObjects => render(platform).rendered;

/** Every object of a platform, and what of the user's own does not fit them: that is known only once they are there. */
export function render(platform: Platform): Patched {
  const charts = Object.entries(platformCharts(platform)).map(([file, chart]) => [file, objectsOf(chart)] as const);
  const own = withOwnParts(withBases(new Map(charts), platform), platform.own);
  const extended = withExtras(withPolicies(own.rendered, platform), platform);
  const patched = applyPatches(extended.rendered, platform.patches);
  return { rendered: patched.rendered, problems: [...own.problems, ...extended.problems, ...patched.problems] };
}

/** File of what lets through the network. */
const NETWORK_FILE = 'network.yaml';

function withPolicies(rendered: RenderedObjects, { own, workloads }: Platform): RenderedObjects {
  const policies = sidecarPolicies(own, workloads);
  if (policies.length === 0) return rendered;
  return new Map([...rendered].map(([file, objects]) => [file, file === NETWORK_FILE ? [...objects, ...policies] : objects]));
}

/** The files of rendered objects: name and YAML text. */
export function manifests(rendered: RenderedObjects): ReadonlyMap<string, string> {
  return new Map([...rendered].map(([file, objects]) => [file, manifest(objects)]));
}

const manifest = (objects: readonly KubernetesObject[]) => objects.map(yamlText).join('---\n');
