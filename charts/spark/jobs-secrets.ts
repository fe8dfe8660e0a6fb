import type { BucketAddress, CopyRequirement, GivenRequirement } from '../shared/index.js';
import type { SparkRuntime } from './config.js';
import type { StreamJob } from './stream-job.js';

/**
 * The Secrets that the jobs' pods mount, in their namespace: a login for each job, the certificate of the brokers' authority, and the
 * object store's keys. The keys of a store that somebody else runs may be others than the platform's, and should allow less.
 */
export function jobsSecrets(
  jobs: readonly StreamJob[],
  { namespace }: Pick<SparkRuntime, 'namespace'>,
  store: BucketAddress | undefined,
): readonly (CopyRequirement | GivenRequirement)[] {
  if (jobs.length === 0) return [];
  const mounted = jobs.flatMap(({ name, kafka }) =>
    kafka.mounts.map(({ secret, copyOf = secret, keys = [] }): CopyRequirement => {
      const purpose = keys.includes('ca.crt') ? 'the authority of the brokers, for stream jobs' : `login of stream job ${name}`;
      return { kind: 'copy', name: secret, namespace, from: copyOf, keys, purpose };
    }),
  );
  return [...mounted, ...storeKeys(namespace, store)].filter(
    ({ name }, index, all) => all.findIndex((other) => other.name === name) === index,
  );
}

function storeKeys(namespace: string, store: BucketAddress | undefined): readonly (CopyRequirement | GivenRequirement)[] {
  const { bucket, credentials, isStandIn } = store ?? {};
  if (!credentials) return [];
  const { accessKeyId, secretAccessKey } = credentials;
  const wanted = { name: accessKeyId.secret, namespace, keys: [accessKeyId.key, secretAccessKey.key] };
  const purpose = `keys of bucket ${bucket}, for stream jobs`;
  return [isStandIn ? { kind: 'copy', ...wanted, purpose, from: accessKeyId.secret } : { kind: 'given', ...wanted, purpose }];
}
