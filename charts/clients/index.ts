export {
  CLIENT_DEFAULTS,
  type ClientConsumer,
  type ClientProducer,
  clientFileName,
  clientFiles,
  clientIdentity,
  type Delivery,
  type KafkaClient,
} from './config.js';
export { CONSUMER_DERIVED_KEYS, type ConsumerDerivedKey, consumerProperties } from './consumer-properties.js';
export { type ConnectionKey, deliveryTimeoutProblems, derivedKeyProblems } from './problems.js';
export { PRODUCER_DERIVED_KEYS, type ProducerDerivedKey, producerProperties } from './producer-properties.js';
