import type { ObjectStoreConfig } from './config.js';
import { objectStoreImage } from './images.js';

/** The least a stand-in can be. */
export const minimal: ObjectStoreConfig = {
  name: 'object-store',
  namespace: 'streaming',
  version: 'v1.8.0',
  image: objectStoreImage({ image: 'versity/versitygw:v1.8.0' }, 'gateway', undefined),
  clientImage: objectStoreImage({ image: 'curlimages/curl:8.14.1' }, 'client', undefined),
  region: 'us-east-1',
  buckets: ['lake'],
  keys: 'object-store-keys',
  data: { name: 'data', storageGiB: 10 },
  resources: { memoryMiB: 256, cpuMillis: 100 },
  clients: [],
};

/** All a stand-in can have. `Required` makes a new field fail to compile here until tests cover it. */
export const maximal: Required<ObjectStoreConfig> = {
  ...minimal,
  name: 'blue-object-store',
  region: 'eu-west-1',
  buckets: ['lake', 'lake-checkpoints'],
  keys: 'blue-object-store-keys',
  data: { name: 'data', storageGiB: 20, storageClass: 'gp3' },
  resources: { memoryMiB: 512, cpuMillis: 200 },
  clients: [
    { namespace: 'apps', labels: { app: 'shop' } },
    { namespace: 'streaming', labels: {} },
  ],
};
