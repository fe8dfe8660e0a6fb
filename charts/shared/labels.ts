/** Labels as Kubernetes takes them. */
export type Labels = Readonly<Record<string, string>>;

/** Names of the labels that say what an object is, as Kubernetes recommends them. */
export const LABEL = {
  name: 'app.kubernetes.io/name',
  component: 'app.kubernetes.io/component',
  instance: 'app.kubernetes.io/instance',
  partOf: 'app.kubernetes.io/part-of',
  version: 'app.kubernetes.io/version',
  managedBy: 'app.kubernetes.io/managed-by',
} as const;

/** Who an object belongs to. From it follow the complete `app.kubernetes.io/*` labels and the selectors. */
export interface Identity {
  /** The software, e.g. `kafka`. */
  readonly name: string;
  /** Its part in the platform, e.g. `broker`. */
  readonly component: string;
  /** One set of pods of that part, e.g. `kafka-broker-a`. */
  readonly instance?: string;
  /** The platform all of it is part of; network policies select by it. */
  readonly partOf: string;
}

/** What selectors match: nothing here ever changes in the life of an object. */
export function selectorLabels({ name, component, instance, partOf }: Identity): Labels {
  return {
    [LABEL.name]: name,
    [LABEL.component]: component,
    ...(instance && { [LABEL.instance]: instance }),
    [LABEL.partOf]: partOf,
  };
}

/** All labels of an object. The version is for people; no selector holds it. */
export function objectLabels(identity: Identity, version?: string): Labels {
  return {
    ...selectorLabels(identity),
    [LABEL.instance]: identity.instance ?? identity.partOf,
    ...(version && { [LABEL.version]: version }),
    [LABEL.managedBy]: 'sluice',
  };
}
