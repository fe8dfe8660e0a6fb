/** A pod that waits for commands. */
export interface PodSpec {
  readonly namespace: string;
  readonly name: string;
  readonly image: string;
  readonly uid: number;
  readonly labels?: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  readonly volumes: readonly { readonly name: string; readonly path: string; readonly source: unknown }[];
}

/** Where the tests' own pods are unless somebody says otherwise: most tests switch off another zone. */
export const TESTS_ZONE = 'zone-a';

/** As a manifest that passes Pod Security `restricted`. Without a zone (`null`) the scheduler puts it where its disk is. */
export function restrictedPod(spec: PodSpec, zone: string | null = TESTS_ZONE): unknown {
  const { namespace, name, image, uid, labels, env, volumes } = spec;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, labels: { 'app.kubernetes.io/managed-by': 'sluice-e2e', ...labels } },
    spec: {
      restartPolicy: 'Never',
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      terminationGracePeriodSeconds: 1,
      ...(zone && { nodeSelector: { 'topology.kubernetes.io/zone': zone } }),
      securityContext: { runAsNonRoot: true, runAsUser: uid, runAsGroup: uid, fsGroup: uid, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [
        {
          name: 'client',
          image,
          imagePullPolicy: 'IfNotPresent',
          command: ['/bin/bash', '-c', 'trap "exit 0" TERM; while :; do sleep 3600 & wait $!; done'],
          env: Object.entries(env).map(([key, value]) => ({ name: key, value })),
          resources: { requests: { cpu: '50m', memory: '256Mi' }, limits: { memory: '1Gi' } },
          securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
          volumeMounts: volumes.map((volume) => ({ name: volume.name, mountPath: volume.path })),
        },
      ],
      volumes: volumes.map((volume) => ({ name: volume.name, ...asRecord(volume.source) })),
    },
  };
}

const asRecord = (source: unknown): object => (typeof source === 'object' && source !== null ? source : {});
