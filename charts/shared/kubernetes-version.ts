/** Minor versions of Kubernetes that Sluice renders for and has schemas of, the oldest first. */
export const KUBERNETES_VERSIONS = ['1.31', '1.32', '1.33', '1.34'] as const;
/** A minor version of Kubernetes, e.g. `1.34`. One of {@link KUBERNETES_VERSIONS}. */
export type KubernetesVersion = (typeof KUBERNETES_VERSIONS)[number];
/** The version that YAML is checked against where none is given. */
export const DEFAULT_KUBERNETES_VERSION: KubernetesVersion = '1.34';
