import { relative } from 'node:path';
import type { KubernetesVersion } from '../../policy/schemas/index.js';
import type { Command } from '../command.js';
import { EXIT, type Io, UserError } from '../io.js';
import { type Manifest, readManifests } from '../manifests.js';
import { environmentsNamed, loadPlatforms } from '../platforms.js';
import { renderPlatform } from '../render.js';
import type { Workspace } from '../workspace.js';

/** Objects to look at, and the Kubernetes they are meant for. */
interface Subject {
  readonly name: string;
  readonly version: KubernetesVersion;
  readonly manifests: readonly Manifest[];
}

const DEFAULT_VERSION = '1.34';

/** Checks manifests against the schemas of their Kubernetes version and of known operators, as strictly as an API server does. */
export const lint: Command = {
  name: 'lint [subjects...]',
  summary: 'check environments or YAML against the schemas of Kubernetes and of operators: unknown fields, wrong types, broken references',
  options: [
    ['-o, --output <format>', 'human or json', 'human'],
    ['--kubernetes-version <version>', 'for files; an environment names its own', DEFAULT_VERSION],
  ],
  examples: ['sluice lint', 'sluice lint prod', 'sluice lint rendered/prod other/manifest.yaml', 'helm template x | sluice lint -'],
  async run({ subjects, output, kubernetesVersion }, io, workspace) {
    if (output !== 'json' && output !== 'human') throw unknownFormat(output);
    const chosen = await subjectsOf(Array.isArray(subjects) ? subjects.map(String) : [], String(kubernetesVersion), workspace);
    const { schemaFindings, schemasFor } = await import('../../policy/schemas/index.js');
    const findings: Told[] = [];
    const checked: Checked[] = [];
    for (const { name, version, manifests } of chosen) {
      const objects = manifests.map(({ object }) => object);
      const schemas = await schemasFor(objects, version);
      findings.push(...schemaFindings(objects, schemas).map((finding) => ({ id: 'SCHEMA', severity: 'block', subject: name, ...finding })));
      checked.push({ name, objects: objects.length, against: [`Kubernetes ${version}`, ...schemas.operators] });
    }
    const summary = { subjects: checked.map(({ name, objects }) => ({ name, objects })), findings: findings.length };
    if (output === 'json') io.out(JSON.stringify({ schemaVersion: 1, findings, summary }, null, 2));
    else tell(findings, checked, io);
    return findings.length > 0 ? EXIT.blocked : EXIT.ok;
  },
};

const unknownFormat = (output: unknown) =>
  new UserError(`there is no output format "${String(output)}"`, 'lint writes human or json', 'use -o human or -o json', EXIT.usage);

/** A subject, and whose schemas it was checked against. */
interface Checked {
  readonly name: string;
  readonly objects: number;
  readonly against: readonly string[];
}

interface Told {
  readonly id: string;
  readonly severity: string;
  readonly subject: string;
  readonly resource: string;
  readonly path: string;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

function tell(findings: readonly Told[], checked: readonly Checked[], io: Io): void {
  for (const { subject, resource, path, what, why, fix } of findings) {
    io.out(`${subject}: ${resource}${path ? ` ${path}` : ''}: ${what}\n  why: ${why}\n  fix: ${fix}`);
  }
  for (const { name, objects, against } of checked) {
    const count = findings.filter(({ subject }) => subject === name).length;
    io.out(`${name}: ${objects} objects against ${against.join(' and ')}, ${count === 0 ? 'nothing found' : `${count} found`}`);
  }
}

async function subjectsOf(names: readonly string[], version: string, workspace: Workspace): Promise<readonly Subject[]> {
  const known = workspace.environments.map(({ name }) => name);
  const environmentNames = names.length === 0 ? known : names.filter((name) => known.includes(name));
  const platforms = await loadPlatforms(environmentsNamed(environmentNames, workspace), workspace);
  const rendered = platforms.map((platform) => ({
    name: platform.name,
    version: platform.kubernetesVersion,
    manifests: [...renderPlatform(platform)].flatMap(([file, objects]) => objects.map((object) => ({ file, object }))),
  }));
  const paths = names.filter((name) => !known.includes(name));
  const files = await Promise.all(
    paths.map(async (path) => ({
      name: displayName(path),
      version: await knownVersion(version),
      manifests: await readManifests(path, known),
    })),
  );
  return environmentNames.length === 0 && paths.length > 0 ? files : [...rendered, ...files];
}

const displayName = (path: string) => (path === '-' ? 'standard input' : relative(process.cwd(), path) || '.');

async function knownVersion(version: string): Promise<KubernetesVersion> {
  const { KUBERNETES_VERSIONS } = await import('../../policy/schemas/index.js');
  const found = KUBERNETES_VERSIONS.find((known) => known === version);
  if (found) return found;
  throw new UserError(
    `no schema for Kubernetes ${version}`,
    `there are ${KUBERNETES_VERSIONS.join(', ')}`,
    `use --kubernetes-version ${KUBERNETES_VERSIONS.at(-1)}`,
    EXIT.usage,
  );
}
