import { type Context, ofKind } from './context.js';
import { namingOf } from './objects.js';
import { optional } from './optional.js';
import type { Place } from './place.js';
import type { View } from './view.js';

/** A Service. */
export interface ServiceFact {
  /** Kind, namespace and name of the object, as findings show it. */
  readonly resource: string;
  /** Where it is written: file and line. */
  readonly place: Place;
  /** Name of the Service. */
  readonly name: string;
  /** Kubernetes namespace; absent where the manifest names none. */
  readonly namespace?: string;
  /** Type, e.g. `ClusterIP`. */
  readonly type: string;
  /** Whether it has no cluster IP. */
  readonly isHeadless: boolean;
  /** Whether pods that are not ready get DNS names. */
  readonly publishesNotReady: boolean;
  /** Nothing when it has none: then somebody else says where it leads. */
  readonly selector?: Readonly<Record<string, string>>;
  /** Ports. */
  readonly ports: readonly ServicePort[];
  /** Annotations. */
  readonly annotations: Readonly<Record<string, string>>;
  /** Whether a client keeps its pod. */
  readonly keepsClients: boolean;
}

/** A way in from outside: an Ingress, an HTTPRoute, a Route. */
export interface RouteFact {
  /** Kind, namespace and name of the object, as findings show it. */
  readonly resource: string;
  /** Where it is written: file and line. */
  readonly place: Place;
  /** Kubernetes namespace; absent where the manifest names none. */
  readonly namespace?: string;
  /** Names of the Services it leads to. */
  readonly services: readonly string[];
}

/** A port of a Service. */
export interface ServicePort {
  /** Name of the port. */
  readonly name?: string;
  /** Port number. */
  readonly port: number;
  /** Port of the pod, by number or name. */
  readonly target: string;
  /** Port on every node. */
  readonly nodePort?: number;
}

/** A claim for a disk that stands by itself. */
export interface ClaimFact {
  /** Kind, namespace and name of the object, as findings show it. */
  readonly resource: string;
  /** Where it is written: file and line. */
  readonly place: Place;
  /** Name of the claim. */
  readonly name: string;
  /** Kubernetes namespace; absent where the manifest names none. */
  readonly namespace?: string;
  /** Requested size. */
  readonly size?: string;
  /** StorageClass of the volume. */
  readonly storageClass?: string;
  /** Access modes, e.g. `ReadWriteOnce`. */
  readonly accessModes: readonly string[];
  /** PersistentVolume it is bound to by name. */
  readonly volumeName?: string;
}

/** A StorageClass. */
export interface StorageClassFact {
  /** Name of the class. */
  readonly name: string;
  /** Who makes its volumes, e.g. `ebs.csi.aws.com`. */
  readonly provisioner: string;
}

/** A PersistentVolume that somebody made by hand. */
export interface PersistentVolumeFact {
  /** Name of the volume. */
  readonly name: string;
  /** What it is: the field of its `spec`, or the driver, e.g. `nfs`. */
  readonly source: string;
  /** StorageClass whose claims may get it. */
  readonly storageClass?: string;
  /** Claim it is kept for, with its namespace. */
  readonly claim?: string;
}

/** Every Service. */
export const servicesOf = (context: Context): readonly ServiceFact[] =>
  ofKind(context, 'Service').map((object) => {
    const spec = object.view.get('spec');
    const annotations = object.view.get('metadata', 'annotations').annotations;
    return {
      ...namingOf(object),
      type: spec.get('type').text ?? 'ClusterIP',
      isHeadless: spec.get('clusterIP').text === 'None',
      publishesNotReady:
        spec.get('publishNotReadyAddresses').boolean === true ||
        annotations['service.alpha.kubernetes.io/tolerate-unready-endpoints'] === 'true',
      ...(spec.get('selector').exists && { selector: spec.get('selector').record }),
      ports: spec.get('ports').items.flatMap(servicePort),
      annotations,
      keepsClients: spec.get('sessionAffinity').text === 'ClientIP',
    };
  });

function servicePort(view: View): readonly ServicePort[] {
  const port = view.get('port').number;
  if (port === undefined) return [];
  const target = view.get('targetPort').scalar ?? String(port);
  return [{ ...optional('name', view.get('name').scalar), port, target, ...optional('nodePort', view.get('nodePort').number) }];
}

/** Every way in from outside. */
export const routesOf = (context: Context): readonly RouteFact[] =>
  ofKind(context, 'Ingress', 'HTTPRoute', 'Route').map(({ view, resource, namespace }) => {
    const spec = view.get('spec');
    const rules = spec.get('rules').items;
    const backends = [
      spec.get('defaultBackend', 'service', 'name'),
      spec.get('backend', 'serviceName'),
      spec.get('to', 'name'),
      ...rules.flatMap((rule) =>
        rule.get('http', 'paths').items.flatMap((path) => [path.get('backend', 'service', 'name'), path.get('backend', 'serviceName')]),
      ),
      ...rules.flatMap((rule) => rule.get('backendRefs').items.map((backend) => backend.get('name'))),
    ];
    return { resource, place: view.place, ...optional('namespace', namespace), services: backends.flatMap(({ scalar }) => scalar ?? []) };
  });

/** Every claim that stands by itself. */
export const claimsOf = (context: Context): readonly ClaimFact[] =>
  ofKind(context, 'PersistentVolumeClaim').map((object) => ({
    ...namingOf(object),
    ...optional('size', object.view.get('spec', 'resources', 'requests', 'storage').scalar),
    ...optional('storageClass', object.view.get('spec', 'storageClassName').scalar),
    accessModes: object.view.get('spec', 'accessModes').items.flatMap(({ text }) => text ?? []),
    ...optional('volumeName', object.view.get('spec', 'volumeName').scalar),
  }));

/** Every StorageClass. */
export const storageClassesOf = (context: Context): readonly StorageClassFact[] =>
  ofKind(context, 'StorageClass').map(({ view, name }) => ({ name, provisioner: view.get('provisioner').scalar ?? '' }));

/** Every PersistentVolume. */
export const persistentVolumesOf = (context: Context): readonly PersistentVolumeFact[] =>
  ofKind(context, 'PersistentVolume').map(({ view, name }) => {
    const spec = view.get('spec');
    const claim = ['namespace', 'name'].map((field) => spec.get('claimRef', field).scalar ?? '').join('/');
    return {
      name,
      source: networkSource(spec) ?? '',
      ...optional('storageClass', spec.get('storageClassName').scalar),
      ...optional('claim', spec.get('claimRef', 'name').exists ? claim : undefined),
    };
  });

const NETWORK_FIELDS = ['nfs', 'glusterfs', 'azureFile', 'cephfs'];

/** What a volume of the network is: the field that describes it, or its driver. Nothing for other volumes. */
export const networkSource = (view: View): string | undefined =>
  NETWORK_FIELDS.find((field) => view.get(field).exists) ?? view.get('csi', 'driver').scalar;
