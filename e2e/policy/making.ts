import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { KubernetesObject } from '../../stacks/kubernetes/index.js';
import type { Edit } from '../../test/corpus/edit.js';
import { asFile, objectsOf, podsOf, releaseOf } from '../../test/corpus/states.js';
import { GIVEN_ENVIRONMENTS, give } from '../kit/given.js';
import { E2E } from '../kit/places.js';
import { applyEnvironment, type SluiceRun, sluiceJson } from '../kit/sluice.js';
import { figure } from '../kit/steps.js';
import { type Planned, plannedIn } from './planned.js';
import { podLives, replaced } from './replace-pods.js';
import { LAST_EDIT, ROLLED, type RolledEdit, rolledUpTo, rolls } from './rolled.js';

/** What was foretold of an edit, and what applying it came to. */
export interface Made {
  readonly planned: Planned;
  /** Pods that applying it replaced. */
  readonly restarted: readonly string[];
  /** Pods that it says still run the earlier revision. */
  readonly outdated: readonly string[];
}

/** Plans an edit against the cluster as it is, and applies it. */
export async function make(step: RolledEdit): Promise<Made> {
  const before = await podLives(rolls.namespace);
  const { planned, run } = await attemptEdit(step);
  expect(run.code).toBe(0);
  const restarted = replaced(before, await podLives(rolls.namespace));
  const outdated = outdatedIn(run);
  tell(ROLLED[step], planned, [...restarted, ...outdated]);
  return { planned, restarted, outdated };
}

/** Plans an edit, which must be foretold as the corpus expects, and applies it, however that ends. */
export async function attemptEdit(step: RolledEdit): Promise<{ readonly planned: Planned; readonly run: SluiceRun }> {
  give(rolledUpTo(step));
  const planned = plannedIn(await sluiceJson(['plan', rolls.name, '--against', 'live'], GIVEN_ENVIRONMENTS));
  await expectForetold(planned, ROLLED[step]);
  return { planned, run: await applyEnvironment(rolls.name, GIVEN_ENVIRONMENTS) };
}

const release = releaseOf(join(E2E, 'releases', `${rolls.name}.yaml`));

async function expectForetold(planned: Planned, { consequence, rules, restarts }: Edit): Promise<void> {
  expect(planned).toMatchObject({ consequence, rules: rules.toSorted(), restarts: podsOf(restarts, await objectsOf(rolls, release)) });
}

/** Pods that an apply says still run the earlier revision. */
export const outdatedIn = ({ stdout }: SluiceRun): readonly string[] =>
  [...stdout.matchAll(/^ {2}kubectl -n \S+ delete pod (\S+)$/gm)].map(([, pod = '']) => pod).toSorted();

/** Keeps what was foretold beside what happened, for the table at the end. */
export function tell({ name }: Edit, { consequence, restarts }: Planned, happened: readonly string[]): void {
  const said = (pods: readonly string[]) => (pods.length === 0 ? 'none' : pods.join(', '));
  figure(
    rolls.name,
    `${name}: ${consequence}; pods to restart, foretold / those that did or wait for it`,
    `${said(restarts)} / ${said(happened)}`,
  );
}

/** The last edit, as `sluice diff` sees it between two files, and the objects it changes. */
export async function renderedEdit(): Promise<{ readonly planned: Planned; readonly edited: string }> {
  const before = await objectsOf(rolledUpTo('disks'), release);
  const now = LAST_EDIT.render?.(before) ?? before;
  const folder = mkdtempSync(join(tmpdir(), 'sluice-e2e-rolls-'));
  const write = (name: string, state: readonly KubernetesObject[]) => {
    const file = join(folder, `${name}.yaml`);
    writeFileSync(file, asFile(state)[0]?.text ?? '');
    return file;
  };
  const states = [write('before', before), write('now', now)];
  const planned = plannedIn(await sluiceJson(['diff', ...states, '--class', 'staging'], GIVEN_ENVIRONMENTS));
  rmSync(folder, { recursive: true });
  await expectForetold(planned, LAST_EDIT);
  const known = new Set(before.map((object) => JSON.stringify(object)));
  const edited = now.map((object) => JSON.stringify(object)).filter((text) => !known.has(text));
  return { planned, edited: edited.join('\n---\n') };
}
