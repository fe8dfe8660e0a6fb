import { createHash } from 'node:crypto';
import { Construct } from 'constructs';
import { k8s } from './k8s.js';
import type { Identity } from './labels.js';
import { metadata } from './metadata.js';
import type { Workloads } from './workload.js';

/** Hexadecimal digits of the content hash in a name: 40 bits, so that two contents of one object never meet. */
const HASH_LENGTH = 10;

/** Short hash of texts by their names; the same texts give the same hash anywhere. */
export function contentHash(content: Readonly<Record<string, string>>): string {
  const hash = createHash('sha256');
  for (const name of Object.keys(content).sort()) hash.update(`${name}\0${content[name]}\0`);
  return hash.digest('hex').slice(0, HASH_LENGTH);
}

/**
 * Settings that take effect at a restart. Immutable and named by its content: a crashing pod cannot pick up tomorrow's
 * settings, and the pod template itself says that something changed. An earlier one stays until the roll is over.
 */
export class HashedConfigMap extends Construct {
  /** Full name, hash included. */
  readonly name: string;
  constructor(
    scope: Construct,
    id: string,
    config: {
      readonly name: string;
      readonly identity: Identity;
      readonly workloads: Workloads;
      readonly files: Readonly<Record<string, string>>;
      /** Files that are no text, in base64. @default none */
      readonly binaryFiles?: Readonly<Record<string, string>>;
    },
  ) {
    super(scope, id);
    const { files, binaryFiles } = config;
    this.name = `${config.name}-${contentHash({ ...files, ...binaryFiles })}`;
    new k8s.KubeConfigMap(this, 'Resource', {
      metadata: metadata(this.name, config.identity, config.workloads),
      immutable: true,
      ...(Object.keys(files).length > 0 && { data: { ...files } }),
      ...(binaryFiles && { binaryData: { ...binaryFiles } }),
    });
  }
}
