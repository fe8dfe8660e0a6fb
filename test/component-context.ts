import type { ComponentContext } from '../charts/component.js';
import { clientPlaintext, clientScram, internalPlaintext, internalTls, kafkaService } from '../charts/kafka/index.js';
import { loadModel } from '../charts/kafka/versions/index.js';
import { environment } from '../platform/environment.js';
import { resolve } from '../platform/resolve/resolve.js';
import { perZone } from '../platform/spec.js';

/** A platform of three brokers, with passwords or without, as components see it. */
export async function componentContext(prefix: string, security: 'scram' | 'none'): Promise<ComponentContext> {
  const kubernetes = { version: '1.34', zones: ['a', 'b', 'c'] } as const;
  const platform = resolve(
    environment({
      name: 'dev',
      class: 'development',
      namespace: 'streaming',
      ...(prefix && { prefix }),
      kubernetes,
      kafka: {
        clusterId: 'hK3mJ8s4TZ-bwXq5VdR0Eg',
        coordination: { mode: 'kraft', controllers: 3 },
        pools: perZone({ brokers: 1, volumes: [{ storageGiB: 10 }] }),
        listeners:
          security === 'scram' ? [internalTls(), clientScram({ port: 9093 })] : [internalPlaintext(), clientPlaintext({ port: 9092 })],
      },
    }),
    {
      release: {
        schemaVersion: 1,
        renderEpoch: '2026-11',
        kafka: { version: '4.3.1', metadataVersion: '4.3', image: 'apache/kafka:4.3.1' },
      },
      model: await loadModel('4.3'),
    },
  );
  return {
    prefix: prefix && `${prefix}-`,
    namespace: 'streaming',
    class: 'development',
    kubernetes,
    workloads: platform.workloads,
    kafka: kafkaService(platform.kafka),
  };
}

/** What the comments of an interface say about the defaults of its fields, given the file's text. */
export function documentedDefaults(source: string, name: string): Record<string, string> {
  const body = source.slice(source.indexOf(`export interface ${name} `)).split('\n}')[0] ?? '';
  const fields = [...body.matchAll(/@default ([^\n]*?)(?: \*\/|\n[^\n]*\*\/)\n\s*readonly (\w+)\?/g)];
  return Object.fromEntries(fields.map(([, text = '', field = '']) => [field, text]));
}
