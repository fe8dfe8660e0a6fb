/** Most in-sync replicas that leave room for one broker to restart: one fewer than the replicas, and at least 1. */
export const mostInSync = (replicas: number): number => Math.max(1, Math.floor(replicas) - 1);
