import { expect } from 'vitest';
import { declaration } from '../../charts/access/index.js';
import type { Platform } from '../../platform/platform.js';
import { isAboutLiveState, liveAccess } from '../kit/live-access.js';
import type { Tools } from '../kit/tools.js';

/** Kafka holds exactly the declared topics with their partitions and settings, live settings, users and ACLs: not one more, not one fewer. */
export async function expectDeclared(tools: Tools, platform: Platform): Promise<void> {
  const declared = declaration(platform.access).split('\n').filter(isAboutLiveState).sort();
  expect(await liveAccess(tools, platform)).toEqual(declared);
}
