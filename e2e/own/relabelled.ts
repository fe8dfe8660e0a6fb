import { own } from '../../docs/examples/own/index.js';

/** Value of the label after the change. */
export const CHANGED = 'b-1';

/** The same environment with another label on its objects. */
export const environments = [{ ...own, kubernetes: { ...own.kubernetes, labels: { 'example.com/cost-center': CHANGED } } }];
