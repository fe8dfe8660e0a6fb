/**
 * Lists of Kubernetes that a patch merges item by item, and the fields that identify an item, the first above all: a container by its
 * name, a mount by its path. They are those of `x-kubernetes-list-map-keys` in Kubernetes' OpenAPI; a test compares both. A list that
 * is not named here is replaced whole.
 */
export const MERGE_KEYS = {
  containers: ['name'],
  initContainers: ['name'],
  ephemeralContainers: ['name'],
  env: ['name'],
  volumeMounts: ['mountPath'],
  volumeDevices: ['devicePath'],
  claims: ['name'],
  volumes: ['name'],
  imagePullSecrets: ['name'],
  hostAliases: ['ip'],
  topologySpreadConstraints: ['topologyKey', 'whenUnsatisfiable'],
  resourceClaims: ['name'],
  schedulingGates: ['name'],
  evictionResponders: ['name'], // from Kubernetes 1.37 on
} as const;

/** The lists called `ports`, by the field that each of their items has. Those of network policies have neither, and are replaced whole. */
export const PORT_KEYS = {
  containerPort: ['containerPort', 'protocol'],
  port: ['port', 'protocol'],
} as const;
