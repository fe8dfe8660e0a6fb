import type { Recognised } from '../shared/recognise.js';

/** By what a store of objects is recognised in anybody's manifests. */
export const recognisedObjectStore: Recognised = {
  software: 'object-store',
  role: 'store',
  images: [
    { repository: /(^|\/)bitnami(legacy|secure)?\/minio$/, family: 'bitnami' },
    { repository: /(^|\/)(minio\/minio|versity\/versitygw|versitygw|chrislusf\/seaweedfs|rustfs\/rustfs)$/, family: 'other' },
  ],
  withdrawn: [
    { image: /^minio\/(minio|mc):/, where: 'MinIO’s repository, which is gone', instead: 'another store, or a mirror of your own' },
  ],
};
