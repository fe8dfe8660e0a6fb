import type { Platform } from '../../platform/platform.js';
import { exec } from './kubectl.js';

/** By the network inside the pod, as the superuser: its password is a file there. */
const ASK = `PGPASSWORD=$(</etc/sluice/admin/password) exec psql -h 127.0.0.1 -U "$POSTGRES_USER" -d "$POSTGRES_DB" -qAt -v ON_ERROR_STOP=1 -c "$1"`;

/** Runs a statement in the platform's own database: one text a row, with `|` between columns. */
export async function sql({ postgres, workloads }: Platform, statement: string): Promise<readonly string[]> {
  if (!postgres?.server) throw new Error('the platform has no server of its own');
  const pod = { namespace: workloads.namespace, name: `${postgres.server.name}-0` };
  const rows = await exec(pod, '/bin/bash', '-c', ASK, 'sql', statement);
  return rows.split('\n').filter((row) => row !== '');
}

/** The one value a statement gives. */
export async function sqlNumber(platform: Platform, statement: string): Promise<number> {
  const [value = 'nothing'] = await sql(platform, statement);
  return Number(value);
}
