#!/usr/bin/env node
// Runs the command from one compiled bundle. In a checkout it is compiled first when a source is newer: an edit is never stale.
// CommonJS: to start the loader of ES modules takes 20 ms, a fifth of what Node itself takes.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `error: Node ${process.versions.node} is too old\nwhy: Sluice and its libraries need 20.19 or later\nfix: install a newer Node\n`,
  );
  process.exit(1);
}
require('./bundle.cjs').run(process.argv.slice(2));
