import { main } from './main.js';
import { type Compile, openWorkspace } from './workspace/open.js';

/** Runs the command line. What compiles a repository's environments is given: it is plain JavaScript beside the compiled command. */
export const run = (args: readonly string[], compile: Compile): Promise<void> => main(args, (file) => openWorkspace(file, compile));
