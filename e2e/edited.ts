import type { Environment } from '../platform/environment.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Staging after an afternoon of edits to its topics, and to nothing else: a longer retention, more partitions, a setting taken out, a new topic. */
export const edited = (environment: Environment): Environment => ({
  ...environment,
  kafka: {
    ...environment.kafka,
    topics: [
      ...(environment.kafka.topics ?? []).map((topic) => {
        if (topic.name === 'payments') return { ...topic, partitions: 9, settings: { 'retention.ms': 5 * DAY_MS } };
        return topic;
      }),
      { name: 'refunds', partitions: 3, settings: { 'max.message.bytes': 200_000 } },
    ],
  },
});
