import { Construct } from 'constructs';
import { k8s, metadata } from '../shared/constructs.js';
import type { Workloads } from '../shared/index.js';
import type { KafkaClient } from './client.js';
import { clientFiles, clientIdentity } from './config.js';

/**
 * The properties files of a declared client, to copy from. Not named by its content, and not immutable: no pod of the platform mounts it,
 * and whoever copies it looks for the same name tomorrow.
 */
export class ClientSettings extends Construct {
  constructor(scope: Construct, id: string, { client, workloads }: { readonly client: KafkaClient; readonly workloads: Workloads }) {
    super(scope, id);
    new k8s.KubeConfigMap(this, 'Resource', {
      metadata: metadata(client.settingsName, clientIdentity(client, workloads), workloads),
      data: { ...clientFiles(client) },
    });
  }
}
