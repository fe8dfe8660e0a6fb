import type { Problem } from '../../charts/shared/index.js';
import { ENVIRONMENT_SHAPES, ENVIRONMENT_TYPE } from '../generated/environment-shapes.js';
import { shapeProblems } from './shape.js';

/**
 * Misspelt keys and wrong types of an environment, by path. The compiler finds the same, but does not run before every command, and a
 * value computed from JSON or by a cast passes it.
 */
export const environmentShapeProblems = (environment: unknown): readonly Problem[] =>
  shapeProblems(environment, { type: ENVIRONMENT_TYPE }, ENVIRONMENT_SHAPES);

/** Whether the keys and types of an environment are what the compiler would accept. */
export const isWellShaped = (environment: unknown): boolean => environmentShapeProblems(environment).length === 0;
