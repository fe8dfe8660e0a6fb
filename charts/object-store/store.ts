import type { BucketEndpoint } from '../shared/index.js';

/** Where something lies in the store's bucket: `s3Location(store, 's3a', 'bronze/orders')` is `s3a://lake/bronze/orders`. */
export const s3Location = ({ bucket }: Pick<BucketEndpoint, 'bucket'>, scheme: 's3' | 's3a', path: string) =>
  `${scheme}://${bucket}/${path.replace(/^\/+/, '')}`;
