import type { Build } from '../shared/constructs.js';
import { selectorLabels } from '../shared/index.js';
import { type KafkaUiConfig, kafkaUiIdentity } from './config.js';
import { KafkaUi } from './kafka-ui.js';

/** The page, with what it may reach. */
export const buildKafkaUi: Build<{ readonly kafkaUi?: KafkaUiConfig }> = (scope, { kafkaUi: page }, wiring) => {
  if (!page) return;
  const { workloads, kafka, edgesOf } = wiring;
  new KafkaUi(scope, 'KafkaUi', { page, workloads, kafka, reaches: edgesOf(selectorLabels(kafkaUiIdentity(workloads))) });
};
