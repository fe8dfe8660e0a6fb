import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Workbench, writeFiles } from '../../test/script.js';

const KEYS = { 'keys/access-key-id': 'LAKE\n', 'keys/secret-access-key': 's3cret' };

function bench(tools: Record<string, string>, files: Record<string, string>) {
  const made = new Workbench({});
  for (const [name, text] of Object.entries(tools)) {
    writeFiles(made.folder, { [`tools/${name}`]: `#!/bin/bash\nfolder=\${0%/*}/..\n${text}\n` });
    chmodSync(made.path('tools', name), 0o755);
  }
  writeFiles(made.folder, files);
  return made;
}

describe('the gateway', () => {
  it('starts over its folder, with its keys in variables, where no list of processes shows them', () => {
    const made = bench(
      { gateway: `printf '%s\\n' "$*" "$ROOT_ACCESS_KEY" "$ROOT_SECRET_KEY" >"$folder/started"; [[ -d "$folder/data/objects" ]]` },
      KEYS,
    );
    const env = { GATEWAY: made.path('tools', 'gateway'), PORT: '7070', REGION: 'eu-west-1', HEALTH_PATH: '/_health' };
    const { status } = made.run(
      join(import.meta.dirname, 'start.sh'),
      { ...env, DATA_DIR: made.path('data', 'objects'), KEYS_DIR: made.path('keys') },
      '/usr/bin:/bin',
    );
    expect(status).toBe(0);
    expect(made.read('started')).toBe(
      `--port :7070 --region eu-west-1 --health /_health --quiet posix ${made.path('data', 'objects')}\nLAKE\ns3cret\n`,
    );
  });

  it('does not start without a key', () => {
    const made = bench({ gateway: 'exit 0' }, { ...KEYS, 'keys/secret-access-key': '' });
    const env = { GATEWAY: made.path('tools', 'gateway'), PORT: '1', REGION: 'r', HEALTH_PATH: '/h', DATA_DIR: made.path('data') };
    expect(made.run(join(import.meta.dirname, 'start.sh'), { ...env, KEYS_DIR: made.path('keys') }, '/usr/bin:/bin').status).not.toBe(0);
  });
});

/** A curl that keeps buckets as files, and writes down its arguments and what it reads. `denied` buckets belong to somebody else. */
const CURL = `printf '%s\\n' "$*" >>"$folder/calls"
[[ "$*" == */_health ]] && exit "\${HEALTH:-0}"
IFS= read -r config; printf '%s\\n' "$config" >>"$folder/config"
bucket=\${*: -1}; bucket=$folder/bucket-\${bucket##*/}
if [[ $bucket == *denied ]]; then [[ "$*" == *"--head "* ]] && printf 403 || printf 409; exit; fi
if [[ "$*" == *"--head "* ]]; then [[ -e $bucket ]] && printf 200 || printf 404; exit; fi
[[ "$*" == *'--request PUT'* ]] && : >"$bucket" && printf 200`;

function buckets(names: string, env: Record<string, string> = {}, files: Record<string, string> = KEYS) {
  const made = bench({ curl: CURL, sleep: 'exit 0' }, files);
  const variables = {
    ENDPOINT: 'http://store:7070',
    HEALTH_PATH: '/_health',
    REGION: 'eu-west-1',
    BUCKETS: names,
    KEYS_DIR: made.path('keys'),
  };
  const again = () =>
    made.run(join(import.meta.dirname, 'buckets.sh'), { ...variables, DEADLINE_SECONDS: '4', ...env }, made.path('tools'));
  return { made, again, ...again() };
}

describe('the Job that makes buckets', () => {
  it('makes those that are not there, and says so', () => {
    const { status, out, again } = buckets('lake spare');
    expect([status, out]).toEqual([0, 'bucket lake: made\nbucket lake is there\nbucket spare: made\nbucket spare is there\n']);
    expect(again()).toMatchObject({ status: 0, out: 'bucket lake is there\nbucket spare is there\n' });
  });

  it('hands the keys over by standard input alone', () => {
    const { made } = buckets('lake');
    expect(made.read('config')).toContain('user = "LAKE:s3cret"\n');
    expect(made.read('calls')).not.toContain('s3cret');
    expect(made.read('calls')).toContain('--aws-sigv4 aws:amz:eu-west-1:s3');
  });

  it('fails on a bucket of somebody else', () => {
    const { status, err } = buckets('denied');
    expect([status, err]).toEqual([1, 'FAILED: bucket denied: status 403\n']);
  });

  it('gives up on a store that never answers', () => {
    const { status, out, err } = buckets('lake', { HEALTH: '7' });
    expect([status, err]).toEqual([1, 'FAILED: no answer at http://store:7070 after 4 s\n']);
    expect(out).toBe('waiting for http://store:7070\n'.repeat(2));
  });

  it.each(['a"b', 'a\\b'])('refuses the key %s', (key) => {
    expect(buckets('lake', {}, { ...KEYS, 'keys/secret-access-key': key }).status).toBe(1);
  });
});
