export type { ClientConsumer, ClientProducer, Delivery, KafkaClient } from './client.js';
export { CLIENT_DEFAULTS, clientFileName, clientFiles, clientIdentity } from './config.js';
export { CONSUMER_DERIVED_KEYS, type ConsumerDerivedKey, consumerProperties } from './consumer-properties.js';
export { type ConnectionKey, deliveryTimeoutProblems, derivedKeyProblems } from './problems.js';
export { PRODUCER_DERIVED_KEYS, type ProducerDerivedKey, producerProperties } from './producer-properties.js';
