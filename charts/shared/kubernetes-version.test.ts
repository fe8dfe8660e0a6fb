import { describe, expect, it } from 'vitest';
import { DEFAULT_KUBERNETES_VERSION, isKubernetesVersion, KUBERNETES_VERSIONS, unknownKubernetesVersion } from './kubernetes-version.js';

const [OLDEST, NEWEST] = [KUBERNETES_VERSIONS[0], KUBERNETES_VERSIONS.at(-1)];

describe('Kubernetes versions', () => {
  it('follow each other without a gap, and the default is the newest', () => {
    const minors = KUBERNETES_VERSIONS.map((version) => Number(version.split('.')[1]));
    expect(minors).toEqual(minors.map((_, index) => (minors[0] ?? 0) + index));
    expect(DEFAULT_KUBERNETES_VERSION).toBe(NEWEST);
  });

  it.each(KUBERNETES_VERSIONS)('%s is known', (version) => {
    expect(isKubernetesVersion(version)).toBe(true);
  });

  it.each([
    ['1.32', OLDEST, /^upstream no longer maintains Kubernetes 1\.32; Sluice has the schemas of Kubernetes 1\.33 to 1\.37$/],
    ['1.31', OLDEST, /no longer maintains Kubernetes 1\.31/],
    ['1.9', OLDEST, /no longer maintains Kubernetes 1\.9/],
    ['1.38', NEWEST, /Kubernetes 1\.38 is newer than this Sluice/],
    ['1.100', NEWEST, /1\.100 is newer/],
    ['1.35.4', '1.35', /the patch number is left out/],
    ['v1.35', '1.35', /the patch number is left out/],
    ['latest', NEWEST, /two numbers, e\.g\. 1\.37/],
    ['1.3x', NEWEST, /two numbers/],
    ['', NEWEST, /two numbers/],
  ])('%j is not: the nearest is %s', (version, nearest, why) => {
    expect(isKubernetesVersion(version)).toBe(false);
    expect(unknownKubernetesVersion(version)).toEqual({ nearest, why: expect.stringMatching(why) });
  });
});
