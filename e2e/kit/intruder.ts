/** As a manifest: it passes Pod Security, and does nothing by itself. */
export function intruder({ namespace, name, account, labels, secret }: IntruderSpec): unknown {
  const security = { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, labels },
    spec: {
      serviceAccountName: account,
      automountServiceAccountToken: true, // whoever makes a pod decides
      terminationGracePeriodSeconds: 0,
      securityContext: { runAsNonRoot: true, runAsUser: 100, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [
        {
          name: 'curl',
          image: 'curlimages/curl:8.14.1',
          imagePullPolicy: 'IfNotPresent',
          command: ['/bin/sh', '-c', 'while :; do sleep 5; done'],
          resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '64Mi' } },
          securityContext: security,
          ...(secret && { volumeMounts: [{ name: 'stolen', mountPath: '/stolen' }] }),
        },
      ],
      ...(secret && { volumes: [{ name: 'stolen', secret: { secretName: secret } }] }),
    },
  };
}

/** A pod of a job whose program is somebody else's. */
export interface IntruderSpec {
  readonly namespace: string;
  readonly name: string;
  readonly account: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly secret?: string;
}
