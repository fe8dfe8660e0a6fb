/** Pods of several sets together, e.g. the brokers of all pools. */
export const replicasOf = (sets: readonly { readonly replicas: number }[]): number => sets.reduce((sum, { replicas }) => sum + replicas, 0);
