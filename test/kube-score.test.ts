import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './sources.js';

/** What a foreign judge may find critical: images that run as a fixed user below 10000, pulling only what is absent, and no processor limit. */
const ACCEPTED = ['container-security-context-user-group-id', 'container-image-pull-policy', 'container-resources'];
/** Policies of pods that only the Spark operator makes: no file holds them. */
const OF_OPERATORS_PODS = /-(?:driver|executor): networkpolicy-targets-pod$/;
const CRITICAL = 1;

interface Scored {
  readonly object_name: string;
  readonly checks: readonly {
    readonly check: { readonly id: string };
    readonly grade: number;
    readonly skipped: boolean;
    readonly comments: readonly { readonly summary: string }[] | null;
  }[];
}

/** The judge, where `scripts/tools/build.sh kube-score` built it. */
function judge(): string | undefined {
  const env = { ...process.env, SLUICE_TOOLS_OFFLINE: '1' };
  const { status, stdout } = spawnSync('bash', [join(ROOT, 'scripts', 'tools', 'build.sh'), 'kube-score'], { encoding: 'utf8', env });
  return status === 0 ? stdout.trim() : undefined;
}

const kubeScore = judge();

function criticals(environment: string): string[] {
  const folder = join(ROOT, 'rendered', environment);
  const files = readdirSync(folder).map((file) => join(folder, file));
  const { stdout } = spawnSync(kubeScore ?? '', ['score', '--kubernetes-version', 'v1.34', '-o', 'json', ...files], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  const scored: readonly Scored[] = JSON.parse(stdout);
  return scored.flatMap(({ object_name, checks }) =>
    checks
      .filter(({ grade, skipped }) => grade === CRITICAL && !skipped)
      .filter(
        ({ check, comments }) =>
          !ACCEPTED.includes(check.id) ||
          (check.id === 'container-resources' && comments?.some(({ summary }) => summary !== 'CPU limit is not set')),
      )
      .map(({ check }) => `${object_name}: ${check.id}`)
      .filter((finding) => !OF_OPERATORS_PODS.test(finding)),
  );
}

describe.skipIf(kubeScore === undefined)('kube-score (skipped unless scripts/tools/build.sh kube-score was run)', () => {
  it.each(readdirSync(join(ROOT, 'rendered')))('finds nothing critical in %s beyond what is accepted', (environment) => {
    expect(criticals(environment)).toEqual([]);
  });
});
