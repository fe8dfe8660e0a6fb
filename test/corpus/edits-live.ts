import { consume, produce } from '../../charts/shared/index.js';
import { type Edit, kafka, registry, setting, topic, topicSettings } from './edit.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Edits of topics, users and live settings: nothing restarts. */
export const LIVE_EDITS: readonly Edit[] = [
  {
    name: 'orders keeps records for less',
    describe: topicSettings('orders', { 'retention.ms': DAY_MS }),
    consequence: 'data-loss',
    rules: ['KFK-15', 'PRO-11'],
    restarts: [],
  },
  {
    name: 'orders keeps records for longer',
    describe: topicSettings('orders', { 'retention.ms': 5 * DAY_MS }),
    consequence: 'no-effect',
    rules: [],
    restarts: [],
  },
  {
    name: 'orders gets more partitions',
    describe: topic('orders', (each) => ({ ...each, partitions: 18 })),
    consequence: 'one-way',
    rules: ['KFK-12', 'PRO-11'],
    restarts: [],
  },
  {
    name: 'orders is to have fewer partitions',
    describe: topic('orders', (each) => ({ ...each, partitions: 6 })),
    consequence: 'no-effect',
    rules: ['KFK-11'],
    restarts: [],
  },
  {
    name: 'a topic is added',
    describe: kafka(({ topics = [] }) => ({ topics: [...topics, { name: 'refunds', partitions: 3 }] })),
    consequence: 'no-effect',
    rules: [],
    restarts: [],
  },
  {
    name: 'a topic is no longer declared',
    describe: kafka(({ topics = [] }) => ({ topics: topics.filter(({ name }) => name !== 'customers') })),
    consequence: 'no-effect',
    rules: ['KFK-20'],
    restarts: [],
  },
  {
    name: 'a topic is retired',
    describe: kafka(({ topics = [] }) => ({
      topics: topics.filter(({ name }) => name !== 'customers'),
      retiredTopics: { customers: 'nobody reads it' },
    })),
    consequence: 'data-loss',
    rules: ['KFK-20', 'PRO-11'],
    restarts: [],
  },
  {
    name: 'customers deletes by age',
    describe: topicSettings('customers', { 'cleanup.policy': 'delete' }),
    consequence: 'data-loss',
    rules: ['KFK-19', 'PRO-11'],
    restarts: [],
  },
  {
    name: 'orders becomes compacted',
    describe: topicSettings('orders', { 'cleanup.policy': 'compact' }),
    consequence: 'data-loss',
    rules: ['KFK-18', 'PRO-11'],
    restarts: [],
  },
  {
    name: 'payments is compressed otherwise',
    describe: topicSettings('payments', { 'compression.type': 'lz4' }),
    consequence: 'no-effect',
    rules: ['KFK-23'],
    restarts: [],
  },
  {
    name: 'orders takes smaller records',
    describe: topicSettings('orders', { 'max.message.bytes': 500_000 }),
    consequence: 'outage',
    rules: ['KFK-22'],
    restarts: [],
  },
  {
    name: 'orders is to have fewer copies',
    describe: topic('orders', (each) => ({ ...each, replicationFactor: 2, minInSyncReplicas: 1 })),
    consequence: 'data-loss',
    rules: ['KFK-13', 'KFK-41'],
    restarts: [],
  },
  { name: 'a live setting is changed', describe: setting({ 'log.cleaner.threads': 3 }), consequence: 'no-effect', rules: [], restarts: [] },
  {
    name: 'a live setting is taken out',
    describe: kafka(({ settings }) => ({ settings: { 'log.retention.hours': settings?.['log.retention.hours'] } })),
    consequence: 'no-effect',
    rules: [],
    restarts: [],
  },
  { name: 'a live setting is added', describe: setting({ 'num.io.threads': 12 }), consequence: 'no-effect', rules: [], restarts: [] },
  {
    name: 'a user is added',
    describe: kafka(({ users = [] }) => ({ users: [...users, { name: 'reports', can: [consume('orders', { group: 'reports' })] }] })),
    consequence: 'no-effect',
    rules: [],
    restarts: [],
  },
  {
    name: 'a user may do less',
    describe: kafka(({ users = [] }) => ({
      users: users.map((user) => (user.name === 'orders-app' ? { ...user, can: [produce('orders')] } : user)),
    })),
    consequence: 'outage',
    rules: ['KFK-31'],
    restarts: [],
  },
  {
    name: 'a user is retired',
    describe: kafka(({ users = [] }) => ({ users: users.filter(({ name }) => name !== 'auditor'), retiredUsers: { auditor: 'left' } })),
    consequence: 'outage',
    rules: [],
    restarts: [],
  },
  {
    name: 'more pods may connect',
    describe: kafka(({ clients = [] }) => ({ clients: [...clients, { namespace: 'reports', listener: 'CLIENT' }] })),
    consequence: 'no-effect',
    rules: [],
    restarts: [],
  },
  { name: 'no pods may connect from outside', describe: kafka(() => ({ clients: [] })), consequence: 'outage', rules: [], restarts: [] },
  {
    name: 'schemas are checked less',
    describe: registry({ subjects: { 'orders-value': 'BACKWARD' } }),
    consequence: 'one-way',
    rules: ['SRG-01'],
    restarts: [],
  },
];
