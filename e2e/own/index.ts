import { own } from '../../docs/examples/own/index.js';

/** The environment of docs/how-to/own-parts.md, and as it is with another label on its objects. */
export const environments = [own];
