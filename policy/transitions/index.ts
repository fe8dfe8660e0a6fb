export { TRANSITIONS } from './catalogue.js';
export { immutableFields, refusedObjects } from './kubernetes/index.js';
export { type SourceFile, transitBetween, transitOf } from './transit.js';
export {
  CONSEQUENCES,
  type Consequence,
  type Outcome,
  PERFORMERS,
  type Performer,
  type State,
  type Transit,
  type Transition,
  type TransitionFinding,
  transitionFindings,
} from './transition.js';
