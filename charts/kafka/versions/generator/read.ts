import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { KafkaLine } from '../model.js';

/** The release each line is read from: the latest patch at the time of writing. Raise it here, then run `generate.ts`. */
export const RELEASES: Readonly<Record<KafkaLine, string>> = {
  '3.6': '3.6.2',
  '3.9': '3.9.2',
  '4.0': '4.0.2',
  '4.1': '4.1.2',
  '4.2': '4.2.2',
  '4.3': '4.3.1',
  '4.4': '4.4.0',
};

const HERE = fileURLToPath(new URL('.', import.meta.url));
const JAVA_SOURCES = join(HERE, 'src/main/java');
/** The reader is written for 17, which Kafka 4 needs too. */
const MIN_JAVA = 17;

/** Maven could not get the jars: neither cached nor reachable. */
export class MissingJars extends Error {}

/** Why settings cannot be read from Kafka on this machine, or nothing when they can. */
export function missingTools(): string | undefined {
  const javac = spawnSync('javac', ['-version'], { encoding: 'utf8' });
  if (javac.error) return 'no javac on PATH (a JDK, not only a JRE)';
  const major = Number(/javac (\d+)/.exec(`${javac.stdout}${javac.stderr}`)?.[1]);
  if (!(major >= MIN_JAVA)) return `javac is ${major}, ${MIN_JAVA} or later is needed`;
  if (spawnSync('mvn', ['-version']).error) return 'no mvn (Apache Maven) on PATH';
  return undefined;
}

/** Reads the settings of one version of Kafka from its jars: the reader's JSON, parsed. Uses Maven's cache first, then the network. */
export function readSettings(version: string): unknown {
  const work = mkdtempSync(join(tmpdir(), 'kafka-settings-'));
  try {
    const jars = classPath(version, join(work, 'classpath'));
    const sources = readdirSync(JAVA_SOURCES).map((file) => join(JAVA_SOURCES, file));
    run('javac', ['-proc:none', '-d', work, '-cp', jars, ...sources]);
    run('java', ['-cp', [work, jars].join(delimiter), 'SettingsReader', join(work, 'settings.json')]);
    return JSON.parse(readFileSync(join(work, 'settings.json'), 'utf8'));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function classPath(version: string, file: string): string {
  const goal = [
    '-q',
    '-B',
    '-f',
    join(HERE, 'pom.xml'),
    'dependency:build-classpath',
    `-Dkafka.version=${version}`,
    `-Dmdep.outputFile=${file}`,
  ];
  const cached = spawnSync('mvn', ['-o', ...goal]);
  const fetched = cached.status === 0 ? cached : spawnSync('mvn', goal, { encoding: 'utf8' });
  if (fetched.status !== 0) throw new MissingJars(`Maven cannot get the jars of Kafka ${version}\n${fetched.stdout}${fetched.stderr}`);
  return readFileSync(file, 'utf8').trim();
}

function run(command: string, args: readonly string[]): void {
  const { status, error, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} failed (${error?.message ?? `exit code ${status}`})\n${stdout ?? ''}${stderr ?? ''}`);
}
