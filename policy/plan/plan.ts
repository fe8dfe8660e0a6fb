import { createHash } from 'node:crypto';
import type { EnvironmentClass } from '../../charts/shared/severity.js';
import type { Transit } from '../transitions/transition.js';
import { imagesWithoutDigest, type PlanStep, planOrder } from './order.js';
import { type DiffReport, reportOf } from './report.js';

/** A plan: a diff of an environment, the order it is applied in, and exactly what it was made from. No secret is in it. */
export interface Plan extends DiffReport {
  /** Name of the environment. */
  readonly environment: string;
  /** What the environment was compared with: `rendered`, `git:REF` or `live`. */
  readonly against: string;
  /** Steps, in the order they are taken. */
  readonly order: readonly PlanStep[];
  /** What must be acknowledged, and the reasons given so far. */
  readonly acknowledgements: readonly { readonly id: string; readonly reason?: string }[];
  /** What to know before applying. */
  readonly warnings: readonly string[];
  /** What the plan was made from. */
  readonly inputs: PlanInputs;
}

/** What a plan was made from. Where one of them differs, the plan is stale. */
export interface PlanInputs {
  /** Version of Sluice. */
  readonly tool: string;
  /** Commit the earlier state was read from, where it was one. */
  readonly commit?: string;
  /** SHA-256 of the earlier state, and of the state that is planned. */
  readonly before: string;
  /** Hash of the rendered files. */
  readonly after: string;
  /** SHA-256 of each file that is planned. */
  readonly files: Readonly<Record<string, string>>;
}

/** A file by its name. */
export interface PlannedFile {
  /** Name of the file. */
  readonly file: string;
  /** Content of the file. */
  readonly text: string;
}

/** What a plan is made of beside the two states. */
export interface PlanSubject {
  /** Name of the environment. */
  readonly environment: string;
  /** Class of the environment; decides how strict the rules are. */
  readonly environmentClass: EnvironmentClass;
  /** State it is compared with, e.g. `rendered at HEAD`. */
  readonly against: string;
  /** Version of Sluice. */
  readonly tool: string;
  /** Commit the earlier state was read from. */
  readonly commit?: string;
  /** Files of the earlier state. */
  readonly before: readonly PlannedFile[];
  /** Files as rendered now. */
  readonly after: readonly PlannedFile[];
  /** Reasons by the id they acknowledge. */
  readonly reasons: ReadonlyMap<string, string>;
}

/** The plan that leads from one state to the other. The same states give the same plan. */
export function planOf(transit: Transit, subject: PlanSubject): Plan {
  const { environment, environmentClass, against, tool, commit, before, after, reasons } = subject;
  const report = reportOf(transit, environmentClass);
  const files = Object.fromEntries(after.map(({ file, text }) => [file, hash(text)]));
  return {
    ...report,
    environment,
    against,
    order: planOrder(transit.changes, transit.effects, transit.after.manifests),
    acknowledgements: report.summary.acknowledgements.map((id) => {
      const reason = reasons.get(id);
      return { id, ...(reason !== undefined && { reason }) };
    }),
    warnings: imagesWithoutDigest(transit.after.manifests).map(
      (image) => `${image} has no digest: what runs may change while the plan does not`,
    ),
    inputs: { tool, ...(commit !== undefined && { commit }), before: hashOf(before), after: hashOf(after), files },
  };
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

/** One hash of several files, whatever their order. */
export const hashOf = (files: readonly PlannedFile[]): string =>
  hash(
    files
      .map(({ file, text }) => `${file.split('/').at(-1)} ${hash(text)}\n`)
      .toSorted()
      .join(''),
  );

/** PRO-10: why a plan no longer holds; empty when it does. */
export function staleness(plan: Pick<Plan, 'inputs' | 'environment'>, now: PlanInputs): readonly string[] {
  const { inputs } = plan;
  return [
    ...(inputs.tool === now.tool ? [] : [`it was made by Sluice ${inputs.tool}, this is ${now.tool}`]),
    ...(inputs.before === now.before ? [] : ['what it was compared with is no longer so']),
    ...(inputs.after === now.after ? [] : [`the description of ${plan.environment} gives other manifests now`]),
  ];
}
