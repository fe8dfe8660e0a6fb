import { type JsonObject, text } from '../schemas/json.js';

/** Below a pod's spec: the place, and what the API server fills in there. */
type PodDefault = readonly [place: string, fields: JsonObject | ((found: JsonObject) => JsonObject)];

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'];
const PROBE: JsonObject = { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 };
const HTTP_GET: JsonObject = { scheme: 'HTTP', path: '/' };
/** 0644, as the API writes it. */
const FILE_MODE: JsonObject = { defaultMode: 420 };

const CONTAINER: readonly PodDefault[] = [
  ['', { terminationMessagePath: '/dev/termination-log', terminationMessagePolicy: 'File', resources: {} }],
  ['', ({ image }) => ({ imagePullPolicy: pullPolicy(image) })],
  ['.ports.*', { protocol: 'TCP' }],
  ['.env.*', ({ valueFrom }) => (valueFrom === undefined ? { value: '' } : {})],
  ['.env.*.valueFrom.fieldRef', { apiVersion: 'v1' }],
  ...PROBES.flatMap((probe): readonly PodDefault[] => [
    [`.${probe}`, PROBE],
    [`.${probe}.httpGet`, HTTP_GET],
    [`.${probe}.grpc`, { service: '' }],
  ]),
];

/** What the API server fills in below a pod's spec. */
export const POD_DEFAULTS: readonly PodDefault[] = [
  ['', { dnsPolicy: 'ClusterFirst', schedulerName: 'default-scheduler', terminationGracePeriodSeconds: 30, securityContext: {} }],
  ['', { restartPolicy: 'Always', enableServiceLinks: true }],
  ['', ({ serviceAccountName }) => (serviceAccountName === undefined ? {} : { serviceAccount: serviceAccountName })],
  ...['containers', 'initContainers'].flatMap((list) => CONTAINER.map(([below, fields]): PodDefault => [`${list}.*${below}`, fields])),
  ...['configMap', 'secret', 'projected', 'downwardAPI'].map((source): PodDefault => [`volumes.*.${source}`, FILE_MODE]),
  ['volumes.*.projected.sources.*.serviceAccountToken', { expirationSeconds: 3600 }],
  ['volumes.*.hostPath', { type: '' }],
  ['volumes.*.ephemeral.volumeClaimTemplate.spec', { volumeMode: 'Filesystem' }],
];

/** Pull policy the server chooses for an image: a tag that can move is looked up each time. */
function pullPolicy(image: unknown): string {
  const reference = text(image) ?? '';
  const isMoving = !reference.includes('@') && (/:latest$/.test(reference) || !/:[^/]+$/.test(reference));
  return isMoving ? 'Always' : 'IfNotPresent';
}
