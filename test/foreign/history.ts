import { execFileSync } from 'node:child_process';
import { humanDiff, reportOf } from '../../policy/plan/index.js';
import { transitOf } from '../../policy/transitions/index.js';

/*
 * What diff says of changes that others really made: `npx tsx test/foreign/history.ts REPOSITORY PATTERN [VERSIONS]`.
 * Every file of the newest commit whose path matches is diffed from each of its last versions to the next. What is printed is for a reader
 * to judge; an exception ends in its stack, and the run with 1.
 */
const [repository = '', pattern = '', versions = '40'] = process.argv.slice(2);
if (pattern === '') throw new Error('usage: npx tsx test/foreign/history.ts REPOSITORY PATTERN [VERSIONS]');
const ALL_OF_IT = 1024 * 1024 * 1024;
const git = (...args: readonly string[]) => execFileSync('git', ['-C', repository, ...args], { encoding: 'utf8', maxBuffer: ALL_OF_IT });
const lines = (text: string) => text.split('\n').filter((line) => line !== '');

/** Text of a file at a commit; nothing where it was taken away. */
function textAt(commit: string, file: string): string | undefined {
  const held = lines(git('ls-tree', '-r', '--name-only', commit, '--', file));
  return held.includes(file) ? git('show', `${commit}:${file}`) : undefined;
}

let [changes, slowest] = [0, 0];
for (const file of lines(git('ls-tree', '-r', '--name-only', 'HEAD')).filter((path) => new RegExp(pattern).test(path))) {
  const commits = lines(git('log', '-n', versions, '--format=%H', '--', file)).reverse();
  const states = commits.flatMap((commit) => {
    const text = textAt(commit, file);
    return text === undefined ? [] : [{ commit, text }];
  });
  for (const [index, { commit, text }] of states.entries()) {
    const before = states[index - 1];
    if (before === undefined) continue;
    const started = process.cpuUsage();
    const transit = await transitOf([{ file: 'old', text: before.text }], [{ file: 'new', text }]);
    const said = humanDiff(reportOf(transit, 'production'), false);
    const { user, system } = process.cpuUsage(started);
    slowest = Math.max(slowest, (user + system) / 1000);
    changes += 1;
    console.log(`##### ${file} ${commit.slice(0, 12)}\n${said}\n`);
  }
}
console.error(`${changes} changes, the slowest took ${Math.round(slowest)} ms of processor`);
