import { afterAll } from 'vitest';
import { remove } from '../kit/platform.js';
import { CLIENT_NAMESPACE, STRANGER_NAMESPACE, type Stage, wholeSet } from '../short-set.js';

const stage: Partial<Stage> = {};
wholeSet(stage);
afterAll(() => remove('streaming', 'streaming-jobs', CLIENT_NAMESPACE, STRANGER_NAMESPACE));
