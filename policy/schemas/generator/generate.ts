/**
 * Writes the checked-in schemas. Run by hand when a Kubernetes release or an operator is added:
 *
 *     npx tsx policy/schemas/generator/generate.ts                                       # every Kubernetes version, needs Go
 *     npx tsx policy/schemas/generator/generate.ts crds cert-manager certificates.yaml   # from files of custom resource definitions
 *
 * The release the files are of stands in `../operators.ts`.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { schemasFromCrds } from '../crds.js';
import { isObject, object, text } from '../json.js';
import type { SchemaSet } from '../schema-set.js';
import { enumsOf } from './enums.js';
import { KUBERNETES_RELEASES, RENDERED_KINDS } from './kinds.js';
import { withShared } from './sharing.js';
import { schemasFromSwagger } from './swagger.js';

const GENERATED = new URL('../generated/', import.meta.url);

/** One definition a line: small, and a new release still reads as a diff. */
function written({ kinds, definitions }: SchemaSet): string {
  const lines = (entries: object) =>
    Object.entries(entries)
      .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)
      .join(',\n');
  return `{"kinds":{\n${lines(kinds)}\n},"definitions":{\n${lines(definitions)}\n}}\n`;
}

function write(name: string, set: SchemaSet): void {
  const json = written(set);
  writeFileSync(new URL(`${name}.json`, GENERATED), json);
  process.stdout.write(`${name}: ${Object.keys(set.kinds).length} kinds, ${Math.ceil(json.length / 1024)} KiB\n`);
}

/** Folder with the source of a release, through Go's own module cache. */
function releaseFolder(version: string): string {
  const told: unknown = JSON.parse(
    execFileSync('go', ['mod', 'download', '-json', `k8s.io/kubernetes@${version}`], { encoding: 'utf8', cwd: '/' }),
  );
  const folder = text(object(told).Dir);
  if (folder === undefined) throw new Error(`no source of Kubernetes ${version}: ${JSON.stringify(told)}`);
  return folder;
}

function writeKubernetes(minor: string, version: string): void {
  const folder = releaseFolder(version);
  const swagger: unknown = JSON.parse(readFileSync(`${folder}/api/openapi-spec/swagger.json`, 'utf8'));
  const enums = enumsOf(readFileSync(`${folder}/pkg/generated/openapi/zz_generated.openapi.go`, 'utf8'));
  if (!isObject(swagger)) throw new Error('swagger.json is no object');
  write(`kubernetes-${minor}`, schemasFromSwagger({ swagger, enums }, RENDERED_KINDS));
}

const [what, name, ...files] = process.argv.slice(2);
if (what === 'crds' && name !== undefined) write(name, withShared(schemasFromCrds(files.map((file) => readFileSync(file, 'utf8'))), name));
else for (const [minor, version] of Object.entries(KUBERNETES_RELEASES)) writeKubernetes(minor, version);
