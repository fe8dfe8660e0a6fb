/** Something a cluster must offer before a platform can run there: an operator, and the kinds it defines. Plain data. */
export interface Prerequisite {
  /** Name of the operator. */
  readonly name: 'cert-manager' | 'spark-operator' | 'external-secrets' | 'prometheus-operator' | 'strimzi';
  /** Names of its CustomResourceDefinitions that are needed, e.g. `certificates.cert-manager.io`. */
  readonly customResources: readonly [string, ...string[]];
  /** Group and version the objects are written in: each of the definitions must serve it. */
  readonly apiVersion: string;
  /** Oldest release that understands every field in use. */
  readonly minimum: string;
  /** Release the rendered objects were checked against. */
  readonly checked: string;
  /** What does not work without it, in words. */
  readonly why: string;
  /** How to install it, in words. */
  readonly install: string;
  /** Namespace of the objects it must watch. @default the platform's */
  readonly namespace?: string;
  /** How its Deployment is known. */
  readonly operator: OperatorMarks;
}

/** What tells an operator's Deployment from others. Either mark will do. */
export interface OperatorMarks {
  /** Its label `app.kubernetes.io/name`, as its own installation sets it. */
  readonly label: string;
  /** End of its image's repository; a mirror may put folders before it. */
  readonly image: string;
  /** Argument that names the namespaces it watches, with commas between them. Without it, or empty: all. */
  readonly namespacesArgument: string;
  /** Argument that adds namespaces by their labels: which, is not seen from outside. @default none */
  readonly namespaceSelectorArgument?: string;
}
