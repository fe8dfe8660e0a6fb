import { type Context, ofKind } from './context.js';
import type { SourceObject } from './objects.js';
import { optional } from './optional.js';
import type { Place } from './place.js';
import type { View } from './view.js';

/** Labels that choose pods. */
export interface Selector {
  readonly labels: Readonly<Record<string, string>>;
  /** Conditions beyond labels; kept in words, as facts judge them by no rule. */
  readonly expressions: readonly { readonly key: string; readonly operator: string; readonly values: readonly string[] }[];
}

/** A Service. */
export interface ServiceFact {
  readonly resource: string;
  readonly place: Place;
  readonly name: string;
  readonly namespace?: string;
  readonly type: string;
  readonly isHeadless: boolean;
  readonly publishesNotReady: boolean;
  /** Nothing when it has none: then somebody else says where it leads. */
  readonly selector?: Readonly<Record<string, string>>;
  readonly ports: readonly ServicePort[];
  readonly annotations: Readonly<Record<string, string>>;
  /** Whether a client keeps its pod. */
  readonly keepsClients: boolean;
}

/** A way in from outside: an Ingress, an HTTPRoute, a Route. */
export interface RouteFact {
  readonly resource: string;
  readonly place: Place;
  readonly namespace?: string;
  /** Names of the Services it leads to. */
  readonly services: readonly string[];
}

/** A port of a Service. */
export interface ServicePort {
  readonly name?: string;
  readonly port: number;
  /** Port of the pod, by number or name. */
  readonly target: string;
  readonly nodePort?: number;
}

/** A disruption budget. */
export interface BudgetFact {
  readonly resource: string;
  readonly place: Place;
  readonly name: string;
  readonly namespace?: string;
  readonly selector: Selector;
  readonly minAvailable?: string;
  readonly maxUnavailable?: string;
}

/** Pods of a number that a budget lets go at once; Kubernetes rounds both kinds of percentage up. Nothing when it says none. */
export function sparedBy(
  { minAvailable, maxUnavailable }: Pick<BudgetFact, 'minAvailable' | 'maxUnavailable'>,
  pods: number,
): number | undefined {
  const counted = (text: string) => {
    const percent = /^(\d+)%$/.exec(text)?.[1];
    const number = percent === undefined ? Number(text) : Math.ceil((pods * Number(percent)) / 100);
    return Number.isInteger(number) ? number : undefined;
  };
  if (minAvailable !== undefined) {
    const least = counted(minAvailable);
    return least === undefined ? undefined : pods - least;
  }
  return maxUnavailable === undefined ? undefined : counted(maxUnavailable);
}

/** Something that changes the number of replicas. */
export interface AutoscalerFact {
  readonly resource: string;
  readonly place: Place;
  readonly namespace?: string;
  readonly targetKind: string;
  readonly targetName: string;
}

/** A network policy. */
export interface NetworkPolicyFact {
  readonly resource: string;
  readonly place: Place;
  readonly name: string;
  readonly namespace?: string;
  /** Pods it is about; without labels it is all of the namespace. */
  readonly selector: Selector;
  readonly types: readonly string[];
  readonly ingress: readonly PolicyRule[];
  readonly egress: readonly PolicyRule[];
}

/** One rule of a policy: peers and ports, where none means all. */
export interface PolicyRule {
  readonly peers: readonly PolicyPeer[];
  readonly ports: readonly string[];
}

/** Who a rule lets through. */
export interface PolicyPeer {
  readonly pods?: Selector;
  readonly namespaces?: Selector;
  readonly cidr?: string;
}

/** A claim for a disk that stands by itself. */
export interface ClaimFact {
  readonly resource: string;
  readonly place: Place;
  readonly name: string;
  readonly namespace?: string;
  readonly size?: string;
  readonly storageClass?: string;
}

const common = ({ resource, view, name, namespace }: SourceObject) => ({
  resource,
  place: view.place,
  name,
  ...optional('namespace', namespace),
});

/** Every Service. */
export const servicesOf = (context: Context): readonly ServiceFact[] =>
  ofKind(context, 'Service').map((object) => {
    const spec = object.view.get('spec');
    const annotations = object.view.get('metadata', 'annotations').annotations;
    return {
      ...common(object),
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

/** Every disruption budget. */
export const budgetsOf = (context: Context): readonly BudgetFact[] =>
  ofKind(context, 'PodDisruptionBudget').map((object) => {
    const spec = object.view.get('spec');
    return {
      ...common(object),
      selector: selectorOf(spec.get('selector')),
      ...optional('minAvailable', spec.get('minAvailable').scalar),
      ...optional('maxUnavailable', spec.get('maxUnavailable').scalar),
    };
  });

/** Every autoscaler. */
export const autoscalersOf = (context: Context): readonly AutoscalerFact[] =>
  ofKind(context, 'HorizontalPodAutoscaler', 'ScaledObject').map((object) => {
    const target = object.view.get('spec', 'scaleTargetRef');
    const { resource, place, namespace } = { ...common(object), namespace: object.namespace };
    return {
      resource,
      place,
      ...optional('namespace', namespace),
      targetKind: target.get('kind').text ?? 'Deployment',
      targetName: target.get('name').scalar ?? '',
    };
  });

/** Every network policy. */
export const networkPoliciesOf = (context: Context): readonly NetworkPolicyFact[] =>
  ofKind(context, 'NetworkPolicy').map((object) => {
    const spec = object.view.get('spec');
    const said = spec.get('policyTypes').items.flatMap(({ text }) => text ?? []);
    return {
      ...common(object),
      selector: selectorOf(spec.get('podSelector')),
      types: said.length > 0 ? said : ['Ingress', ...(spec.get('egress').exists ? ['Egress'] : [])],
      ingress: spec.get('ingress').items.map((rule) => policyRule(rule, 'from')),
      egress: spec.get('egress').items.map((rule) => policyRule(rule, 'to')),
    };
  });

const policyRule = (view: View, side: 'from' | 'to'): PolicyRule => ({
  peers: view.get(side).items.map((peer) => ({
    ...(peer.get('podSelector').value !== undefined && { pods: selectorOf(peer.get('podSelector')) }),
    ...(peer.get('namespaceSelector').value !== undefined && { namespaces: selectorOf(peer.get('namespaceSelector')) }),
    ...optional('cidr', peer.get('ipBlock', 'cidr').scalar),
  })),
  ports: view.get('ports').items.map((port) => port.get('port').scalar ?? ''),
});

/** Every claim that stands by itself. */
export const claimsOf = (context: Context): readonly ClaimFact[] =>
  ofKind(context, 'PersistentVolumeClaim').map((object) => ({
    ...common(object),
    ...optional('size', object.view.get('spec', 'resources', 'requests', 'storage').scalar),
    ...optional('storageClass', object.view.get('spec', 'storageClassName').scalar),
  }));

/** A label selector. */
export const selectorOf = (view: View): Selector => ({
  labels: view.get('matchLabels').record,
  expressions: view.get('matchExpressions').items.map((expression) => ({
    key: expression.get('key').scalar ?? '',
    operator: expression.get('operator').text ?? '',
    values: expression.get('values').items.flatMap(({ scalar }) => scalar ?? []),
  })),
});

type LabelSet = Readonly<Record<string, string>>;

/** Whether labels are all among those of a pod; a selector without labels chooses every pod. */
export const hasLabels = (labels: LabelSet, pod: LabelSet): boolean => Object.entries(labels).every(([key, value]) => pod[key] === value);

/** Whether a selector chooses a pod. */
export function selects({ labels, expressions }: Selector, pod: LabelSet): boolean {
  return hasLabels(labels, pod) && expressions.every((expression) => holds(expression, pod));
}

/** Whether something that chooses pods chooses those of a workload: it reaches no other namespace. */
export const choosesPods = (
  { namespace, selector }: { readonly namespace?: string | undefined; readonly selector: Selector },
  podNamespace: string | undefined,
  labels: LabelSet,
): boolean => namespace === podNamespace && selects(selector, labels);

function holds({ key, operator, values }: Selector['expressions'][number], pod: LabelSet): boolean {
  const value = pod[key];
  if (operator === 'Exists') return value !== undefined;
  if (operator === 'DoesNotExist') return value === undefined;
  const isListed = value !== undefined && values.includes(value);
  return operator === 'NotIn' ? !isListed : isListed;
}
