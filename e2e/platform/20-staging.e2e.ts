import { afterAll } from 'vitest';
import { remove } from '../kit/platform.js';
import { CLIENT_NAMESPACE, STRANGER_NAMESPACE, type Stage, shortSet } from '../short-set.js';

const stage: Partial<Stage> = {};
shortSet(stage);
afterAll(() => remove('streaming', CLIENT_NAMESPACE, STRANGER_NAMESPACE));
