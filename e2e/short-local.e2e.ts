import { afterAll, describe, it } from 'vitest';
import { run } from './kit/run.js';
import { expectKafkaOnOneMachine } from './local/short-part.js';
import { local } from './local/stack.js';

/** A cluster may be somewhere else than this machine's Docker, if there is any. */
const hasDocker = (await run('docker', ['version']).catch(() => ({ code: 1 }))).code === 0;

describe.skipIf(!hasDocker)('the laptop stack, on Docker', () => {
  afterAll(() => local('reset'));
  it('starts, keeps records over a restart, and is reached from the machine and from containers', expectKafkaOnOneMachine);
});
