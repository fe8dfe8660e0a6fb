// What tells that a file changed.
const { createHash } = require('node:crypto');
const { readFileSync, statSync } = require('node:fs');

/** Hash of a content, marked as one. */
const hashOf = (content) => `sha256:${createHash('sha256').update(content).digest('hex')}`;

/** What changes whenever a file does, without reading it. The change time is the kernel's own: no tool sets it. */
function stampOf(file) {
  const { mtimeMs, ctimeMs, size } = statSync(file, { throwIfNoEntry: false }) ?? {};
  return `${mtimeMs}:${ctimeMs}:${size}`;
}

/** Whether a file is what a stamp or a hash says. */
function isSame([file, known]) {
  if (!known.startsWith('sha256:')) return stampOf(file) === known;
  try {
    return hashOf(readFileSync(file)) === known;
  } catch {
    return false; // it is gone
  }
}

module.exports = { hashOf, stampOf, isSame };
