import { printable, withoutCommands, withoutInlineCommands } from '../../charts/shared/printable.js';
import type { Io } from './io.js';

/** Everything that is printed passes here: names and messages from YAML and from clusters among it. */
const inert = (text: string) => withoutCommands(printable(text));

/** The real streams. A closed pipe (`sluice … | head`) ends the output, not the command. */
export function processIo(): Io {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  return {
    out: (text, holds) => void process.stdout.write(`${holds === 'commands' ? withoutInlineCommands(printable(text)) : inert(text)}\n`),
    err: (text) => void process.stderr.write(`${inert(text)}\n`),
    interactive: process.stderr.isTTY === true && !process.env.CI,
    ...(process.env.GITHUB_STEP_SUMMARY && { summaryFile: process.env.GITHUB_STEP_SUMMARY }),
  };
}
