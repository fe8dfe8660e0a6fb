/** What the page shows of one cluster. */
export interface ShownCluster {
  /** Name on the page. */
  readonly name: string;
  /** Bootstrap servers. */
  readonly bootstrap: string;
  /** Whether it may only look. @default as the page has it */
  readonly readOnly?: boolean;
  /** URL of the registry of schemas; undefined where there is none. */
  readonly registryUrl: string | undefined;
  /** URL of the REST interface of the Connect workers; undefined where there is none. */
  readonly connectUrl: string | undefined;
}

/** Its settings of a cluster, by the page's own keys below `kafka.clusters[0]`. */
export const clusterKeys = ({ name, bootstrap, readOnly, registryUrl, connectUrl }: ShownCluster) => ({
  name,
  bootstrapServers: bootstrap,
  readOnly,
  schemaRegistry: registryUrl,
  'kafkaConnect[0].name': connectUrl && 'connect',
  'kafkaConnect[0].address': connectUrl,
});
