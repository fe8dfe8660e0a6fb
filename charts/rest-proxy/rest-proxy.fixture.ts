import { plaintext, scramOf } from '../../test/platform-parts.js';
import type { RunnableImage } from '../shared/index.js';
import type { RestProxyConfig } from './config.js';
import { REST_PROXY_IMAGES } from './images.js';

const contract = (band: string) => {
  const found = REST_PROXY_IMAGES.find((image) => image.band === band);
  if (!found) throw new Error(`no contract for ${band}`);
  return found;
};

/** The proxy's image of a band. */
export const image = (band: string): RunnableImage => ({
  reference: `confluentinc/cp-kafka-rest:${band}.1`,
  contract: contract(band),
});

/** The least a proxy can be. */
export const minimal: RestProxyConfig = {
  name: 'rest-proxy',
  namespace: 'streaming',
  version: '8.1.1',
  image: image('8.1'),
  toolsImage: image('8.1'),
  connection: plaintext,
  replicas: 1,
  resources: { memoryMiB: 768, cpuMillis: 100 },
  heapMiB: 506,
  v2Consumers: false,
  clients: [],
};

/** All a proxy can have. `Required` makes a new field fail to compile here until tests cover it. */
export const maximal: Required<RestProxyConfig> = {
  ...minimal,
  name: 'blue-rest-proxy',
  connection: scramOf('rest-proxy'),
  topic: 'orders',
  replicas: 3,
  resources: { memoryMiB: 1024, cpuMillis: 250 },
  heapMiB: 768,
  v2Consumers: true,
  registryUrl: 'http://schema-registry.streaming.svc:8081',
  advertisedUrl: 'https://rest.example.com',
  clients: [
    { namespace: 'apps', labels: { app: 'shop' } },
    { namespace: 'streaming', labels: { app: 'loader' } },
  ],
};
