import type { Build } from '../shared/constructs.js';
import { selectorLabels } from '../shared/index.js';
import type { ResolvedConnect } from './component.js';
import { CONNECT_PORT, connectIdentity } from './config.js';
import { KafkaConnect } from './connect.js';
import { ConnectorDelivery, deliveryIdentity } from './delivery.js';

/** The workers, and the Job that delivers their connectors. It and components that name them use their REST interface. */
export const buildConnect: Build<{ readonly connect?: ResolvedConnect }> = (scope, { connect: resolved }, wiring) => {
  if (!resolved) return;
  const { workloads, kafka, clientsOf, edgesOf } = wiring;
  const labels = selectorLabels(connectIdentity(workloads));
  const { workers, connectors, retired } = resolved;
  new KafkaConnect(scope, 'Connect', {
    connect: workers,
    workloads,
    kafka,
    neighbours: edgesOf(labels),
    clients: [{ kind: 'pods', labels: selectorLabels(deliveryIdentity(workloads)) }, ...clientsOf(labels, CONNECT_PORT)],
  });
  if (connectors.length + retired.length > 0)
    new ConnectorDelivery(scope, 'Connectors', { connect: workers, connectors, retired, workloads });
};
