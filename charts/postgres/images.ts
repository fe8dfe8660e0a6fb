import { asPodsName, type ImageRelease, type KnownImage, knownReference, type Problem, parseImage } from '../shared/index.js';

/** What one line of the official `postgres` image promises. Its major version decides where data lies, its base who owns it. */
export interface PostgresContract {
  readonly repository: 'postgres';
  /** Major version. */
  readonly major: number;
  /** Distribution the image is built on. */
  readonly base: 'debian' | 'alpine';
  /** User id of the process. */
  readonly uid: number;
  /** Group id of the process. */
  readonly gid: number;
  /** Where the disk is mounted: the image's own VOLUME, else the engine puts an anonymous one over it. */
  readonly mountPath: string;
  /** `PGDATA`: below the mount, because of `lost+found`. */
  readonly dataDir: string;
  /** Licence of the software, as an SPDX id where there is one. */
  readonly licence: string;
  /** `run`: a test of ours started it. `read`: known from its sources alone. */
  readonly proof: 'run' | 'read';
}

/** A Postgres image as the pods name it, and what is known of it. */
export type PostgresImage = KnownImage<PostgresContract>;

/** From this major on the image keeps each version's data in a folder of its own, and its VOLUME is one level up. */
const VERSIONED_FOLDERS_SINCE = 18;

const postgres = (major: number, base: PostgresContract['base'], proof: PostgresContract['proof'] = 'read'): PostgresContract => ({
  repository: 'postgres',
  major,
  base,
  ...(base === 'alpine' ? { uid: 70, gid: 70 } : { uid: 999, gid: 999 }),
  ...(major >= VERSIONED_FOLDERS_SINCE
    ? { mountPath: '/var/lib/postgresql', dataDir: `/var/lib/postgresql/${major}/docker` }
    : { mountPath: '/var/lib/postgresql/data', dataDir: '/var/lib/postgresql/data/pgdata' }),
  licence: 'PostgreSQL',
  proof,
});

/** Every Postgres image Sluice can render. */
export const POSTGRES_IMAGES: readonly PostgresContract[] = [
  postgres(13, 'debian', 'run'),
  postgres(14, 'debian'),
  postgres(15, 'debian'),
  postgres(16, 'debian'),
  postgres(17, 'debian', 'run'),
  postgres(18, 'debian'),
  ...[13, 14, 15, 16, 17, 18].map((major) => postgres(major, 'alpine')),
];

/** The contract of an image, by its tag: `17.10`, `17.10-bookworm`, `17-alpine`. A mirror may add folders before `postgres`. */
export function postgresContract(reference: string): PostgresContract | undefined {
  const { repository, tag = '' } = parseImage(reference);
  if (repository !== 'postgres' && !repository.endsWith('/postgres')) return undefined;
  const [, major] = /^(\d+)(?=[.-]|$)/.exec(tag) ?? [];
  const base = tag.includes('-alpine') ? 'alpine' : 'debian';
  return POSTGRES_IMAGES.find((image) => image.major === Number(major) && image.base === base);
}

/** The image as pods name it. Throws when its contract is unknown: {@link postgresImageProblems} says so first. */
export function postgresImage(image: ImageRelease, mirror: string | undefined): PostgresImage {
  const contract = postgresContract(knownReference(image));
  if (!contract) throw new Error(`no contract for image ${knownReference(image)}`);
  return asPodsName(image, contract, mirror);
}

/** What is wrong with an image of a release. A tag that does not say its major version is never good enough. */
export function postgresImageProblems(reference: string): Problem[] {
  if (postgresContract(reference)) return [];
  const majors = POSTGRES_IMAGES.map(({ major }) => major);
  return [
    {
      what: `image ${reference} is not one Sluice knows`,
      why: 'where its data lies and who owns it follow from the major version its tag begins with',
      fix: `use postgres:${Math.min(...majors)} to postgres:${Math.max(...majors)} with a minor version, e.g. postgres:17.10`,
    },
  ];
}
