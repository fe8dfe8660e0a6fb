import type { Build } from '../shared/constructs.js';
import { selectorLabels } from '../shared/index.js';
import { REST_PROXY_PORT, type RestProxyConfig, restProxyIdentity } from './config.js';
import { RestProxy } from './rest-proxy.js';

/** The proxy, open to the pods that ask it. */
export const buildRestProxy: Build<{ readonly restProxy?: RestProxyConfig }> = (scope, { restProxy: proxy }, wiring) => {
  if (!proxy) return;
  const { workloads, kafka, clientsOf, edgesOf } = wiring;
  const labels = selectorLabels(restProxyIdentity(workloads));
  new RestProxy(scope, 'RestProxy', { proxy, workloads, kafka, reaches: edgesOf(labels), clients: clientsOf(labels, REST_PROXY_PORT) });
};
