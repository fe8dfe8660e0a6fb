export {
  REST_PROXY_DEFAULTS,
  REST_PROXY_PORT,
  type RestProxyClient,
  type RestProxyConfig,
  type RestProxyValues,
  restProxyIdentity,
  restProxyProblems,
  restProxyProperties,
  restProxyUrl,
} from './config.js';
export { REST_PROXY_IMAGES } from './images.js';
