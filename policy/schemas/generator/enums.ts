/** Allowed values of fields, by type and field, e.g. `k8sio_api_core_v1_Container` → `imagePullPolicy` → Always, IfNotPresent, Never. */
export type Enums = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

const TYPE = /^func schema_(\w+)\(/;
const FIELD = /^\t{5}"([^"]+)": \{$/;
const VALUES = /^\t+Enum: +\[\]interface\{\}\{(.*)\},$/;

/**
 * Reads the allowed values out of the Go file Kubernetes generates its OpenAPI from: the published `swagger.json` leaves them out.
 * A field has at most one such list, on itself or on its items.
 */
export function enumsOf(goSource: string): Enums {
  const enums = new Map<string, Map<string, readonly string[]>>();
  let [type, field] = ['', ''];
  for (const line of goSource.split('\n')) {
    type = TYPE.exec(line)?.[1] ?? type;
    field = FIELD.exec(line)?.[1] ?? field;
    const values = VALUES.exec(line)?.[1];
    if (values === undefined) continue;
    const fields = enums.get(type) ?? new Map<string, readonly string[]>();
    enums.set(
      type,
      fields.set(
        field,
        [...values.matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? '').filter((value) => isOpen(type, field, value)),
      ),
    );
  }
  return enums;
}

/** Values an API server refuses in every version listed here unless an alpha feature gate is on, by type and field. */
const GATED: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  k8sio_api_apps_v1_StatefulSetUpdateStrategy: { type: ['Recreate'] }, // StatefulSetRecreateStrategy, alpha in 1.37
  k8sio_api_core_v1_Toleration: { operator: ['Gt', 'Lt'] }, // TaintTolerationComparisonOperators, alpha in 1.35 to 1.37
};

/** Whether an API server takes a value without an alpha feature gate. */
const isOpen = (type: string, field: string, value: string) => GATED[type]?.[field]?.includes(value) !== true;

/** The name the Go file gives to a type of `swagger.json`: `io.k8s.api.core.v1.Container` → `k8sio_api_core_v1_Container`. */
export function goName(swaggerName: string): string {
  return swaggerName.replace(/^io\.k8s\./, 'k8sio.').replaceAll(/[.-]/g, '_');
}
