/**
 * Kubernetes minor versions that Sluice knows, oldest first. Each has its schemas in `policy/schemas/generated/`.
 * A version leaves the list once upstream has ended its maintenance and no shipped environment names it.
 */
export const KUBERNETES_VERSIONS = ['1.33', '1.34', '1.35', '1.36', '1.37'] as const;

/** A Kubernetes minor version, e.g. `1.34`. */
export type KubernetesVersion = (typeof KUBERNETES_VERSIONS)[number];

/** The version that files are judged against when the command line names none: the newest one. */
export const DEFAULT_KUBERNETES_VERSION: KubernetesVersion = '1.37';

/** A version that Sluice does not know: why, and the nearest one that it knows. */
export interface UnknownKubernetesVersion {
  /** Why it is not known, with the versions that are. */
  readonly why: string;
  /** The supported version nearest to it, e.g. `1.33` for `1.31`. */
  readonly nearest: KubernetesVersion;
}

/** Whether Sluice knows a version. */
export function isKubernetesVersion(version: string): version is KubernetesVersion {
  return KUBERNETES_VERSIONS.some((known) => known === version);
}

/** Why a version is not known, and the nearest known one. Asked only where `isKubernetesVersion` says no. */
export function unknownKubernetesVersion(version: string): UnknownKubernetesVersion {
  const [oldest, newest] = [KUBERNETES_VERSIONS[0], DEFAULT_KUBERNETES_VERSION];
  const known = `Sluice has the schemas of Kubernetes ${oldest} to ${newest}`;
  const minor = minorOf(version);
  if (minor === undefined) return { why: `a minor version is two numbers, e.g. ${newest}; ${known}`, nearest: newest };
  const whole = KUBERNETES_VERSIONS.find((candidate) => minorOf(candidate) === minor);
  if (whole !== undefined) return { why: `the patch number is left out, because a patch changes no field; ${known}`, nearest: whole };
  return minor < (minorOf(oldest) ?? 0)
    ? { why: `upstream no longer maintains Kubernetes 1.${minor}; ${known}`, nearest: oldest }
    : { why: `Kubernetes 1.${minor} is newer than this Sluice; ${known}`, nearest: newest };
}

/** The second number: 34 of `1.34`, `v1.34.4` or `1.34+`. */
function minorOf(version: string): number | undefined {
  const [, minor] = /^v?1\.(\d+)(?:[.+].*)?$/.exec(version) ?? [];
  return minor === undefined ? undefined : Number(minor);
}
