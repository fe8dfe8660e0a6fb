import { createHash } from 'node:crypto';
import { chmod } from 'node:fs/promises';
import type { Problem } from '../../charts/shared/index.js';
import type { LocalSecret, LocalStack } from '../../stacks/local/index.js';
import { readIfThere, writeWhole } from '../workspace/files.js';
import { type EnvValues, OWNER_ONLY, parseEnv } from './env-file.js';
import type { VolumeState } from './project.js';

/** Hashes by the keys of `.env`: which passwords the data was made with. */
export type Marks = EnvValues;

const HEADER = `# Which passwords the data was made with: a hash each. Written by sluice local up, removed by sluice local reset.
`;

const markOf = (variable: string, value: string) => createHash('sha256').update(`${variable}=${value}`).digest('hex');

/** The marks of the values in force. */
export const marksOf = ({ secrets }: Pick<LocalStack, 'secrets'>, values: EnvValues): Marks =>
  Object.fromEntries(secrets.map(({ variable }) => [variable, markOf(variable, values[variable] ?? '')]));

/** The marks of a file; none when it is not there. */
export const readMarks = async (path: string): Promise<Marks> => parseEnv((await readIfThere(path)) ?? '');

/** Writes the marks. */
export async function writeMarks(path: string, marks: Marks): Promise<void> {
  const lines = Object.entries(marks).map(([variable, mark]) => `${variable}=${mark}\n`);
  await writeWhole(path, `${HEADER}${lines.join('')}`);
  await chmod(path, OWNER_ONLY);
}

/** What passwords are compared with. */
export interface PasswordInputs {
  /** Name and Secrets of the stack. */
  readonly stack: Pick<LocalStack, 'project' | 'secrets'>;
  /** Values of the `.env` file. */
  readonly values: EnvValues;
  /** Fingerprints of the passwords in use. */
  readonly marks: Marks;
  /** Volumes of the stack. */
  readonly volumes: readonly VolumeState[];
  /** Where the values stand, as a person would open it. */
  readonly envFile: string;
}

/** Passwords that are not those the data was made with. The database keeps its own: clients with another one fail at their login, late and obscurely. */
export function passwordProblems({ stack, values, marks, volumes, envFile }: PasswordInputs): Problem[] {
  if (volumes.length === 0) return []; // nothing was made with any
  const now = marksOf(stack, values);
  const changed = stack.secrets.filter(({ variable }) => marks[variable] !== undefined && marks[variable] !== now[variable]);
  const unknown = stack.secrets.filter((secret) => marks[secret.variable] === undefined && isKept(secret, stack.project, volumes));
  return [
    ...named(changed, (which) => ({
      what: `${which} in ${envFile} ${changed.length === 1 ? 'is' : 'are'} not what the data was made with`,
      why: 'passwords are in the volumes too: the database would refuse its clients',
      fix: `put the old value back, or begin anew: sluice local reset --keep-env keeps ${envFile}, and removes all data`,
    })),
    ...named(unknown, (which) => ({
      what: `${which} in ${envFile} ${unknown.length === 1 ? 'was' : 'were'} drawn anew, and there is data that was made with another value`,
      why: `passwords are in the volumes too, and what told of them is gone: the folder of ${envFile} was removed, or is another one`,
      fix: `put the old folder back, or begin anew: sluice local reset removes all data`,
    })),
  ];
}

const isKept = ({ volumes: names }: LocalSecret, project: string, volumes: readonly VolumeState[]) =>
  volumes.some(({ name }) => names.some((volume) => name === `${project}_${volume}`));

const named = (secrets: readonly LocalSecret[], problem: (which: string) => Problem): Problem[] =>
  secrets.length === 0 ? [] : [problem(secrets.map(({ variable }) => variable).join(', '))];
