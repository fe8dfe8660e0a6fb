/** Groups that Kubernetes itself serves; operators of its community end in the same letters. */
const KUBERNETES_GROUP =
  /^(admissionregistration|apiextensions|apiregistration|authentication|authorization|certificates|coordination|discovery|events|flowcontrol\.apiserver|internal\.apiserver|networking|node|rbac\.authorization|resource|scheduling|storage|storagemigration)\.k8s\.io$/;

/** Groups with a version 1 of which no kind has a schema here: every version of Kubernetes that is known serves them. */
const SERVED_GROUPS =
  /^(admissionregistration|apiextensions|apiregistration|authentication|authorization|certificates|coordination|discovery|events|flowcontrol\.apiserver|node)\.k8s\.io\/v1$/;

/** Whether Kubernetes serves an `apiVersion` whose kinds are not checked here. */
export const isServedUnchecked = (apiVersion: string): boolean => SERVED_GROUPS.test(apiVersion);

/** Whether an `apiVersion` is of Kubernetes itself, and not of an operator. */
export function isKubernetesOwn(apiVersion: string): boolean {
  const [group = ''] = apiVersion.split('/');
  return !group.includes('.') || KUBERNETES_GROUP.test(group);
}
