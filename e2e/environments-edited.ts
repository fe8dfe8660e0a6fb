import type { Environment } from '../platform/environment.js';
import { edited } from './edited.js';
import { core } from './variants.js';

/** Staging's Kafka, registry and REST proxy as somebody edited it. */
export const environments: readonly Environment[] = [edited(core)];
