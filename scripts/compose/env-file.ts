import { chmod } from 'node:fs/promises';
import type { HostPort, LocalSecret, LocalStack } from '../../stacks/local/index.js';
import { accessKeyValues, passwordValues, type SecretValues } from '../cluster/secret-values.js';
import { readIfThere, writeWhole } from '../workspace/files.js';

/** Values of `.env` by their keys. */
export type EnvValues = Readonly<Record<string, string>>;

const HEADER = `# Passwords and ports of the laptop stack. Made by sluice, ignored by git, read by docker compose.
# A port is moved by its key, e.g. SLUICE_KAFKA_PORT=19092. Passwords are in the volumes too: change them only with a reset.
`;
const OURS = /^SLUICE_[A-Z0-9_]+$/;
/** Mode of files that hold secrets. */
export const OWNER_ONLY = 0o600;

/** The values of a file, by lines `KEY=value`. */
export function parseEnv(text: string): EnvValues {
  const pairs = text.split('\n').flatMap((line) => {
    const [, key, value] = /^\s*([A-Z][A-Z0-9_]*)\s*=(.*)$/.exec(line) ?? [];
    return key === undefined ? [] : [[key, (value ?? '').trim().replace(/^(['"])(.*)\1$/, '$2')] as const];
  });
  return Object.fromEntries(pairs);
}

/** The values in force: a variable of the shell goes before `.env`, as docker compose has it. */
export async function readEnv(path: string): Promise<EnvValues> {
  return inForce(parseEnv((await readIfThere(path)) ?? ''));
}

const inForce = (values: EnvValues): EnvValues => ({
  ...values,
  ...Object.fromEntries(
    Object.entries(process.env).flatMap(([key, value]) => (OURS.test(key) && value !== undefined ? [[key, value]] : [])),
  ),
});

/** Draws what `.env` lacks, and keeps everything it has. Nothing of it is ever shown. */
export async function completeEnv(path: string, { secrets }: Pick<LocalStack, 'secrets'>): Promise<EnvValues> {
  const text = (await readIfThere(path)) ?? HEADER;
  const known = parseEnv(text);
  const drawn = drawnValues(secrets.filter(({ variable }) => known[variable] === undefined));
  const added = Object.entries(drawn).map(([key, value]) => `${key}=${value}\n`);
  await writeWhole(path, `${text}${added.join('')}`, { mode: OWNER_ONLY });
  await chmod(path, OWNER_ONLY);
  return inForce({ ...known, ...drawn });
}

function drawnValues(missing: readonly LocalSecret[]): EnvValues {
  const values = new Map<string, SecretValues>();
  for (const { requirement } of missing) if (!values.has(requirement.name)) values.set(requirement.name, drawnSecret(requirement));
  return Object.fromEntries(missing.map(({ requirement, key, variable }) => [variable, values.get(requirement.name)?.[key] ?? '']));
}

/** What only somebody else can give stays empty: whoever needs it says so. */
function drawnSecret(requirement: LocalSecret['requirement']): SecretValues {
  if (requirement.kind === 'access-key') return accessKeyValues();
  return requirement.kind === 'password' || requirement.kind === 'scram' ? passwordValues(requirement.username) : {};
}

/** A service's port on the machine. */
export const portIn = (values: EnvValues, { key, fallback }: Pick<HostPort, 'key' | 'fallback'>) => Number(values[key] ?? fallback);
