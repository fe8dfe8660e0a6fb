import type { Environment } from 'sluice';
import { multinode } from './multinode.js';
import { singleBroker } from './single-broker.js';

/** Two small systems on the 7.6 images, for one machine: what a book's compose files run, described. See docs/how-to/reference-stacks.md. */
export const environments: readonly Environment[] = [multinode, singleBroker];
