import { COMPONENT_TRANSITIONS } from './components/index.js';
import { COMPOSE_TRANSITIONS } from './compose.js';
import { KAFKA_TRANSITIONS } from './kafka/index.js';
import { KUBERNETES_TRANSITIONS } from './kubernetes/index.js';
import type { Transition } from './transition.js';
import { wholePlanTransitions } from './whole-plan.js';

const SINGLE: readonly Transition[] = [...KAFKA_TRANSITIONS, ...COMPONENT_TRANSITIONS, ...KUBERNETES_TRANSITIONS, ...COMPOSE_TRANSITIONS];

/** Every rule about two states, by its part of the platform. */
export const TRANSITIONS: readonly Transition[] = [...SINGLE, ...wholePlanTransitions(SINGLE)];
