import type { DatabaseAddress, DatabaseLogin } from '../shared/index.js';
import type { PostgresImage } from './images.js';

/** A workload that writes made-up rows into a table. Plain data. */
export interface DataGenerator {
  /** Name of its objects, e.g. `generator-customers`. */
  readonly name: string;
  /** Where the database is. */
  readonly database: DatabaseAddress;
  /** How it logs in to the database. */
  readonly login: DatabaseLogin;
  /** psql is taken from it. */
  readonly image: PostgresImage;
  /** The table it waits for, as `schema.table`. */
  readonly table: string;
  /** Script for `psql -f`, as a dataset's `generatorSql` gives it. */
  readonly script: string;
  /** `endless`: a Deployment, for a script that never ends. `bounded`: a Job, for one that does; run again where the script changes. */
  readonly runs: 'endless' | 'bounded';
}
