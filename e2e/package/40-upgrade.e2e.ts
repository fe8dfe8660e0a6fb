import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { pack } from './kit.js';
import { edit, install, newTeam, repacked, timed, withNodeAlone } from './team.js';

/** A default that shows in every Kafka pod: how long a node may take to read its logs. */
const [BEFORE, AFTER] = ['recoveryBudgetSeconds:1800', 'recoveryBudgetSeconds:2400'];
const PATCH = '9.0.1';
const CHANGED = '9.1.0';
/** Nothing listens there. */
const UNREACHABLE = { npm_config_registry: 'http://127.0.0.1:9/', npm_config_fetch_retries: '0' };

let team: string;
let patch: string;
let changed: string;
const npx = (what: string, ...args: readonly string[]) => timed(what, team, 'npx', 'sluice', ...args);
const rendered = () => readFileSync(join(team, 'rendered', 'dev', 'kafka.yaml'), 'utf8');

beforeAll(() => {
  const tarball = pack().file;
  patch = repacked(tarball, PATCH);
  changed = repacked(tarball, CHANGED, (program) => {
    if (!program.includes(BEFORE)) throw new Error(`the program does not hold ${BEFORE}`);
    return program.replaceAll(BEFORE, AFTER);
  });
  team = newTeam(tarball);
  npx('synth', 'synth');
});

describe('a newer version of Sluice', () => {
  it('that is a patch renders the same bytes in the same epoch', () => {
    const text = npx('upgrade to a patch', 'upgrade', '--to', patch);
    for (const name of ['local', 'dev'])
      expect(text).toMatch(new RegExp(`^${name}: Sluice .* → ${PATCH} \\(epoch .*\\)\\nThe same bytes\\.$`, 'm'));
    expect(text).toContain('Nothing changes in local, dev.');
  });

  it('with a changed default names what restarts, and changes nothing by itself', () => {
    const before = rendered();
    const text = npx('upgrade to a changed default', 'upgrade', '--to', changed);
    expect(text).toMatch(/^ {2}dev: 6 pods of StatefulSet\/streaming-dev\/kafka-controller, StatefulSet\/streaming-dev\/kafka-broker-a$/m);
    expect(text).toMatch(/^ {2}local: 1 pod of StatefulSet\/streaming-local\/kafka-broker-local$/m);
    expect(text).toContain(`  1. npm install --save-exact ${changed}\n`);
    expect(rendered()).toBe(before);
    npx('synth --check before the upgrade', 'synth', '--check');
  });

  it('and a newer epoch are shown as two steps', () => {
    edit(team, 'environments/releases/dev.yaml', 'renderEpoch: "2026-12"', 'renderEpoch: "2026-11"');
    const text = npx('upgrade of both', 'upgrade', 'dev', '--to', changed, '--epoch', '2026-12');
    edit(team, 'environments/releases/dev.yaml', 'renderEpoch: "2026-11"', 'renderEpoch: "2026-12"');
    expect(text).toMatch(new RegExp(`^dev: Sluice .* \\(epoch 2026-11\\) → ${CHANGED} \\(epoch 2026-11\\)$`, 'm'));
    expect(text).toMatch(/^dev: render epoch 2026-11 → 2026-12$/m);
  });

  it('is installed without a conflict, and does what was shown', () => {
    install(team, changed);
    expect(withNodeAlone(team, ['npx', 'sluice', 'synth', '--check']).code).toBe(1);
    expect(npx('plan', 'plan', 'dev')).toContain('6 pods restart');
    npx('synth after the upgrade', 'synth');
    npx('synth --check after the upgrade', 'synth', '--check');
    timed('npm test after the upgrade', team, 'npm', 'test');
  });
});

describe('a version that cannot be fetched', () => {
  it('is reported with the way that needs no network', () => {
    const { code, err } = withNodeAlone(team, ['npx', 'sluice', 'upgrade', '--to', '9.9.9'], UNREACHABLE);
    expect(code).toBe(1);
    expect(err).toMatch(/^error: the package registry cannot be reached\nwhy: .*\nfix: give a tarball instead: npm pack sluice@VERSION/m);
  });
});
