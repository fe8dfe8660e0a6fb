import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../test/sources.js';
import { sluice, temporaryWorkspace } from '../../test/workspace.js';

const workspace = temporaryWorkspace();
const survive = (...args: readonly string[]) => sluice(workspace, 'survive', ...args);
const fixture = (name: string) => join(ROOT, 'policy', 'rules', 'fixtures', `${name}.yaml`);

describe('survive', () => {
  it.each(['local', 'dev', 'staging', 'prod'])('tells of %s what goes on without each node and zone', async (name) => {
    const { code, out } = await survive(name);
    expect(code).toBe(0);
    await expect(`${out}\n`).toMatchFileSnapshot(join(import.meta.dirname, '..', 'formats', 'survive', 'golden', `${name}.txt`));
  });

  it('shows the table of docs/how-to/survive.md', async () => {
    expect(readFileSync(join(ROOT, 'docs', 'how-to', 'survive.md'), 'utf8')).toContain((await survive('staging', '-o', 'markdown')).out);
  });

  it('shows the disks of docs/how-to/survive.md', async () => {
    const page = readFileSync(join(ROOT, 'docs', 'how-to', 'survive.md'), 'utf8');
    const [, disks] = (await survive('staging', '-o', 'markdown', '--capacity')).out.split(/\n(?=\| brokers )/);
    expect(page).toContain(disks?.split('\n\n')[0]);
  });

  it('says when it knows no rates', async () => {
    expect((await survive('dev', '--capacity')).out).toContain('no topic says its rate, so nothing is known of the disks');
    expect((await survive('dev')).out).not.toContain('rate');
  });

  it('tells disks to programs, too', async () => {
    const { subjects } = JSON.parse((await survive('prod', '-o', 'json', '--capacity')).out);
    expect(subjects[0].capacity[0]).toMatchObject({
      pool: 'StatefulSet/streaming/kafka-broker-1a',
      brokers: 1,
      topics: [{ topic: 'orders' }, {}],
    });
  });

  it('takes the nodes that are said, and tells what does not fit on them', async () => {
    const { out } = await survive('staging', '--nodes', 'eu-west-1a=2,eu-west-1b=1');
    expect(out).toMatch(/^staging: 18 pods on eu-west-1a=2, eu-west-1b=1\n/);
    expect(out).toContain('not all pods of kafka-broker-1c fit on these nodes; they count as lost');
    expect(out).toMatch(/^any of 2 nodes in eu-west-1a +yes +no /m);
    expect(out).toMatch(/^to keep acks=all writes, .* when a node is lost: a node in eu-west-1c$/m);
  });

  it('ends with 3 when something essential would not survive what is required', async () => {
    expect(await survive('staging', '--require', 'zone')).toMatchObject({ code: 0, err: '' });
    const { code, err } = await survive('dev', '--require', 'node');
    expect(code).toBe(3);
    expect(err).toMatch(/^dev: any of 3 nodes: quorum: no: 0 of 1 controllers left, a majority is 1$/m);
  });

  it('does not call safe what has no zones: 3', async () => {
    expect(await survive('dev', '--require', 'zone')).toMatchObject({ code: 3, err: expect.stringContaining('no zone is named') });
  });

  it('writes JSON for programs', async () => {
    const { schemaVersion, subjects } = JSON.parse((await survive('prod', '-o', 'json')).out);
    expect(schemaVersion).toBe(1);
    expect(subjects[0]).toMatchObject({ name: 'prod', runsOn: 'kubernetes', assumed: expect.stringContaining('one node'), advice: [] });
    expect(subjects[0].losses[0].cells[0]).toEqual({
      id: 'quorum',
      label: 'quorum',
      isEssential: true,
      verdict: 'yes',
      why: '2 of 3 controllers left',
    });
  });

  it('knows that a compose file runs on one machine', async () => {
    const { out } = await survive(fixture('CMP-02.pass'));
    expect(out).toMatch(/: \d+ containers? on one machine\n/);
    expect(out).toMatch(/^the machine +no /m);
  });

  it('refuses files with nothing to lose: an empty table would read like safety', async () => {
    const { code, err } = await survive(fixture('CON-10.fail'));
    expect(code).toBe(1);
    expect(err).toMatch(/runs nothing that could be lost\nwhy: .*\nfix: /);
  });

  it.each([
    ['--nodes', 'three'],
    ['--nodes', 'a=1,a=2'],
    ['--nodes', 'a=0'],
    ['--require', 'everything'],
    ['-o', 'sarif'],
  ])('%s %s is wrong in itself: 64', async (flag, value) => {
    const { code, err } = await survive('dev', flag, value);
    expect(code).toBe(64);
    expect(err).toMatch(/\nwhy: .*\nfix: /);
  });
});
