/** Groups that Kubernetes itself serves; operators of its community end in the same letters. */
const KUBERNETES_GROUP =
  /^(admissionregistration|apiextensions|apiregistration|authentication|authorization|certificates|coordination|discovery|events|flowcontrol\.apiserver|internal\.apiserver|networking|node|rbac\.authorization|resource|scheduling|storage|storagemigration)\.k8s\.io$/;

/** Whether an `apiVersion` is of Kubernetes itself, and not of an operator. */
export function isKubernetesOwn(apiVersion: string): boolean {
  const [group = ''] = apiVersion.split('/');
  return !group.includes('.') || KUBERNETES_GROUP.test(group);
}
