#!/usr/bin/env node
// Runs the command from one compiled bundle, and compiles it first when a source is newer: an edited environment is never stale.
import { run } from './bundle.mjs';

await run(process.argv.slice(2));
