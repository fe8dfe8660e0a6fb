import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lintSubjects } from '../scripts/workspace/lint-subjects.js';
import { loadPlatforms } from '../scripts/workspace/platforms.js';
import { subjectsOf } from '../scripts/workspace/subjects.js';
import { ROOT } from '../test/sources.js';
import { REPOSITORY_FILES, STARTER } from './index.js';
import { environments } from './repository/environments/index.js';

const root = join(ROOT, 'templates', 'repository');
const workspace = { environments, directory: join(root, 'environments'), root };

describe('the small repository that init writes', () => {
  it('is rendered without a problem', async () => {
    expect((await loadPlatforms(environments, workspace)).map(({ name }) => name)).toEqual(Object.keys(STARTER));
  });

  it('breaks no rule, and is warned of nothing in development', async () => {
    const subjects = await subjectsOf({ names: [], class: 'production', version: '1.34' }, workspace);
    const { findings } = await lintSubjects(subjects, workspace, '2026-11-30');
    expect(findings.filter(({ severity }) => severity !== 'info').map(({ id, what }) => `${id} ${what}`)).toEqual([]);
  });

  it('checks pull requests for types, stale files, broken rules and what the change does', () => {
    const workflow = REPOSITORY_FILES['.github/workflows/sluice.yml'] ?? '';
    for (const step of ['npm ci', 'npm test', 'sluice synth --check', 'sluice lint -o github', '--against "git:origin/$GITHUB_BASE_REF"'])
      expect(workflow).toContain(step);
  });
});
