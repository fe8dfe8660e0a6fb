/** Where a file of the package is in a repository that installed it, e.g. `docker/spark`: for messages, which are read there. */
export const shipped = (path: string): string => `node_modules/sluice/${path}`;
