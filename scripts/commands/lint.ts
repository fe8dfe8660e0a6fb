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

/** Checks manifests against the schema of their Kubernetes version, as strictly as an API server does. */
export const lint: Command = {
  name: 'lint [subjects...]',
  summary: 'check environments or YAML against the Kubernetes schema: unknown fields, wrong types, broken references',
  options: [
    ['-o, --output <format>', 'human or json', 'human'],
    ['--kubernetes-version <version>', 'for files; an environment names its own', DEFAULT_VERSION],
  ],
  examples: ['sluice lint', 'sluice lint prod', 'sluice lint rendered/prod other/manifest.yaml', 'helm template x | sluice lint -'],
  async run({ subjects, output, kubernetesVersion }, io, workspace) {
    if (output !== 'json' && output !== 'human') throw unknownFormat(output);
    const chosen = await subjectsOf(Array.isArray(subjects) ? subjects.map(String) : [], String(kubernetesVersion), workspace);
    const { loadSchemas, schemaFindings } = await import('../../policy/schemas/index.js');
    const findings = [];
    for (const { name, version, manifests } of chosen) {
      const schemas = await loadSchemas(version);
      const objects = manifests.map(({ object }) => object);
      findings.push(...schemaFindings(objects, schemas).map((finding) => ({ id: 'SCHEMA', severity: 'block', subject: name, ...finding })));
    }
    const summary = { subjects: chosen.map(({ name, manifests }) => ({ name, objects: manifests.length })), findings: findings.length };
    if (output === 'json') io.out(JSON.stringify({ schemaVersion: 1, findings, summary }, null, 2));
    else tell(findings, chosen, io);
    return findings.length > 0 ? EXIT.blocked : EXIT.ok;
  },
};

const unknownFormat = (output: unknown) =>
  new UserError(`there is no output format "${String(output)}"`, 'lint writes human or json', 'use -o human or -o json', EXIT.usage);

interface Told {
  readonly subject: string;
  readonly resource: string;
  readonly path: string;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

function tell(findings: readonly Told[], chosen: readonly Subject[], io: Io): void {
  for (const { subject, resource, path, what, why, fix } of findings) {
    io.out(`${subject}: ${resource}${path ? ` ${path}` : ''}: ${what}\n  why: ${why}\n  fix: ${fix}`);
  }
  for (const { name, version, manifests } of chosen) {
    const count = findings.filter(({ subject }) => subject === name).length;
    io.out(`${name}: ${manifests.length} objects against Kubernetes ${version}, ${count === 0 ? 'nothing found' : `${count} found`}`);
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
