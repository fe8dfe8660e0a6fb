import { isKubernetesVersion, type Problem, unknownKubernetesVersion } from '../../charts/shared/index.js';
import { ENVIRONMENT_SHAPES, ENVIRONMENT_TYPE } from '../generated/environment-shapes.js';
import { shapeProblems } from './shape.js';
import { isRecord } from './shape-words.js';

/** Environments that were found fine. Nothing in them changes, and several steps of a command ask. */
const FINE = new WeakSet<object>();

/**
 * Misspelt keys and wrong types of an environment, by path. The compiler finds the same, but does not run before every command, and a
 * value computed from JSON or by a cast passes it.
 */
export function environmentShapeProblems(environment: unknown): readonly Problem[] {
  if (isRecord(environment) && FINE.has(environment)) return [];
  const problems = shapeProblems(environment, { type: ENVIRONMENT_TYPE }, ENVIRONMENT_SHAPES).map((problem) =>
    problem.path === VERSION ? (versionProblem(environment) ?? problem) : problem,
  );
  if (isRecord(environment) && problems.length === 0) FINE.add(environment);
  return problems;
}

const VERSION = 'kubernetes.version';

/** What is wrong with a version that is text: nearest by number, where spelling would find any. */
function versionProblem(environment: unknown): Problem | undefined {
  const version = isRecord(environment) && isRecord(environment.kubernetes) ? environment.kubernetes.version : undefined;
  if (typeof version !== 'string' || isKubernetesVersion(version)) return undefined;
  const { why, nearest } = unknownKubernetesVersion(version);
  return { path: VERSION, what: `"${version}" is not supported`, why, fix: `set ${VERSION} to '${nearest}', on a cluster that runs it` };
}

/** Whether the keys and types of an environment are what the compiler would accept. */
export const isWellShaped = (environment: unknown): boolean => environmentShapeProblems(environment).length === 0;
