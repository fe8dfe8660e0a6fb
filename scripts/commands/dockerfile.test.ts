import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { inImage } from '../../charts/connect/index.js';
import { dev } from '../../environments/dev.js';
import { staging } from '../../environments/staging.js';
import { ROOT } from '../../test/sources.js';
import { sluice, temporaryWorkspace } from '../../test/workspace.js';
import type { Workspace } from '../workspace/workspace.js';

let workspace: Workspace;
beforeEach(() => {
  workspace = temporaryWorkspace([staging, dev]);
});

describe('sluice dockerfile', () => {
  it('prints what is committed for the reference pipelines', async () => {
    const committed = readFileSync(join(ROOT, 'docker', 'connect', 'Dockerfile'), 'utf8');
    expect(await sluice(workspace, 'dockerfile', 'staging')).toEqual({ code: 0, out: committed.trimEnd(), err: '' });
  });

  it('needs no built image: that is what it is for', async () => {
    const file = join(workspace.directory, 'releases', 'staging.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^ {2}built: .*connect.*\n/m, ''));
    expect((await sluice(workspace, 'synth', 'staging')).err).toContain('connect.plugins');
    expect((await sluice(workspace, 'dockerfile', 'staging')).out).toContain('FROM confluentinc/cp-kafka-connect:8.1.1\n');
  });

  it('says what is missing', async () => {
    const { connect } = staging;
    const plugins = (connect?.plugins ?? []).map((plugin) => ({ ...plugin, delivery: inImage() }));
    const nothingBaked = { ...workspace, environments: [{ ...staging, ...(connect && { connect: { ...connect, plugins } }) }] };
    expect(await sluice(nothingBaked, 'dockerfile', 'staging')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/staging has no plugin to bake\nwhy: .*copied/),
    });
    expect(await sluice(workspace, 'dockerfile', 'dev')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/release of dev names no image/),
    });
    expect(await sluice(workspace, 'dockerfile', 'qa')).toMatchObject({ code: 1, err: expect.stringMatching(/no environment "qa"/) });
  });
});
