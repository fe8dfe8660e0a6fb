import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environments } from '../environments/index.js';
import type { Environment } from '../platform/environment.js';
import { exitCode } from '../scripts/main.js';
import type { Io } from '../scripts/terminal/io.js';
import type { Workspace } from '../scripts/workspace/workspace.js';
import { ROOT } from './sources.js';

/** A project in a folder of its own: the real environments and releases, nothing rendered yet. */
export function temporaryWorkspace(chosen: readonly Environment[] = environments): Workspace {
  const root = mkdtempSync(join(tmpdir(), 'sluice-test-'));
  const directory = join(root, 'environments');
  mkdirSync(directory);
  cpSync(join(ROOT, 'environments', 'releases'), join(directory, 'releases'), { recursive: true });
  return { environments: chosen, directory, root };
}

/** What a command line said and returned. */
export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in this process. */
export const sluice = (workspace: Workspace, ...args: readonly string[]): Promise<Said> => sluiceWith({}, workspace, ...args);

/** Runs a command line in this process, with something else outside. */
export async function sluiceWith(outside: Partial<Io>, workspace: Workspace, ...args: readonly string[]): Promise<Said> {
  const [out, err]: [string[], string[]] = [[], []];
  const io: Io = { out: (text) => void out.push(text), err: (text) => void err.push(text), interactive: false, ...outside };
  const code = await exitCode(args, async () => workspace, io);
  return { code, out: out.join('\n'), err: err.join('\n') };
}
