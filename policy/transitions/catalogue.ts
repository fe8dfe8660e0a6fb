import { KAFKA_TRANSITIONS } from './kafka/index.js';
import { KUBERNETES_TRANSITIONS } from './kubernetes/index.js';
import type { Transition } from './transition.js';

/** Every rule about two states, by its part of the platform. */
export const TRANSITIONS: readonly Transition[] = [...KAFKA_TRANSITIONS, ...KUBERNETES_TRANSITIONS];
