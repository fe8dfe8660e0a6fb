import { Construct } from 'constructs';
import { ADMIN_JAR, type AdminProgram, contentHash, HashedConfigMap } from '../../shared/constructs.js';
import type { Identity, Workloads } from '../../shared/index.js';
import JAR from './sluice-admin.jar?base64';

const FILES = { [ADMIN_JAR]: JAR } as const;

/** Name of the ConfigMap with the program, for the Jobs of a cluster that run it. */
export const adminConfigMap = (cluster: string): AdminProgram['configMap'] => `${nameOf(cluster)}-${contentHash(FILES)}`;

const nameOf = (cluster: string) => `${cluster}-admin`;

/** The ConfigMap with the program. */
export class AdminProgramFile extends Construct {
  constructor(scope: Construct, id: string, { cluster, workloads }: { readonly cluster: string; readonly workloads: Workloads }) {
    super(scope, id);
    const identity: Identity = { name: 'kafka', component: 'admin', partOf: workloads.partOf };
    new HashedConfigMap(this, 'Program', { name: nameOf(cluster), identity, workloads, files: {}, binaryFiles: FILES });
  }
}
