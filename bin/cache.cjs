// Where compiled code is kept: a checkout's dist/, or, for an installed package, the first folder that can be written.
const { accessSync, constants, existsSync, lstatSync, mkdirSync, mkdtempSync, rmSync } = require('node:fs');
const { homedir, tmpdir } = require('node:os');
const { basename, dirname, join } = require('node:path');

/** Whether a folder is a checkout of Sluice rather than the installed package, which has no sources. */
const isCheckout = (root) => existsSync(join(root, 'scripts', 'main.ts'));

/** Folder for compiled code. Only this user can have written what is read from it later. */
function cacheFolder(root) {
  if (isCheckout(root) && isWritable(join(root, 'dist'))) return join(root, 'dist');
  const modules = dirname(root);
  const candidates = [
    ...(basename(modules) === 'node_modules' ? [join(modules, '.cache', 'sluice')] : []),
    join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'sluice'),
  ];
  return candidates.find(isWritable) ?? temporaryFolder();
}

function isWritable(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** A folder in a place that other users can write to as well: used again only when it is this user's alone. */
function temporaryFolder() {
  const user = process.getuid?.();
  const own = join(tmpdir(), `sluice-${user ?? 'cache'}`);
  try {
    mkdirSync(own, { recursive: true, mode: 0o700 });
    const { uid, mode } = lstatSync(own);
    if (lstatSync(own).isDirectory() && (user === undefined || (uid === user && (mode & 0o022) === 0))) return own;
  } catch {
    // somebody else's: a folder for this run alone
  }
  const once = mkdtempSync(join(tmpdir(), 'sluice-'));
  process.on('exit', () => rmSync(once, { recursive: true, force: true }));
  return once;
}

module.exports = { isCheckout, cacheFolder };
