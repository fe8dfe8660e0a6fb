/** Where the pages are that a runbook links to: in the package, as npm installs it. */
const PACKAGE_DOCS = 'node_modules/sluice/docs';

/** The runbooks that messages, start scripts and plans name, as Markdown. Each is loaded when it is asked for. */
export const RUNBOOKS: Readonly<Record<string, () => Promise<{ readonly default: string }>>> = {
  certificates: () => import('../../docs/runbooks/certificates.md?raw'),
  'empty-controller-disk': () => import('../../docs/runbooks/empty-controller-disk.md?raw'),
  'foreign-disk': () => import('../../docs/runbooks/foreign-disk.md?raw'),
  'postgres-major': () => import('../../docs/runbooks/postgres-major.md?raw'),
  'replace-pods': () => import('../../docs/runbooks/replace-pods.md?raw'),
  'wrong-cluster': () => import('../../docs/runbooks/wrong-cluster.md?raw'),
};

/** Text of a runbook for somebody who has the package alone: its links lead there, and the command is the installed one. */
export async function runbook(name: string): Promise<string> {
  const text = (await RUNBOOKS[name]?.())?.default ?? '';
  return text
    .replaceAll('node bin/sluice.cjs', 'npx sluice')
    .replaceAll('](../', `](${PACKAGE_DOCS}/`)
    .replaceAll(/\]\((?=[a-z-]+\.md)/g, `](${PACKAGE_DOCS}/runbooks/`)
    .trimEnd();
}
