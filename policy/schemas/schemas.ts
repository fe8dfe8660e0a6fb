import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { FORMATS } from './formats.js';
import { MAP_KEYS } from './map-keys.js';
import { type KindSchema, OBJECT_META, reference, type SchemaSet } from './schema-set.js';

/** Versions whose schemas are checked in. */
export const KUBERNETES_VERSIONS = ['1.31', '1.32', '1.33', '1.34'] as const;
/** A Kubernetes minor version, e.g. `1.34`. */
export type KubernetesVersion = (typeof KUBERNETES_VERSIONS)[number];

/** Name the merged document has inside ajv; nobody sees it. */
const DOCUMENT = 'sluice';

const GENERATED: Readonly<Record<KubernetesVersion, () => Promise<{ readonly default: SchemaSet }>>> = {
  '1.31': () => import('./generated/kubernetes-1.31.json', { with: { type: 'json' } }),
  '1.32': () => import('./generated/kubernetes-1.32.json', { with: { type: 'json' } }),
  '1.33': () => import('./generated/kubernetes-1.33.json', { with: { type: 'json' } }),
  '1.34': () => import('./generated/kubernetes-1.34.json', { with: { type: 'json' } }),
};

/**
 * The schemas of a Kubernetes version, with cert-manager's. Only the version asked for is read, and a kind is compiled when it is met.
 * @example `schemaFindings(objects, await loadSchemas('1.34'))`
 */
export async function loadSchemas(kubernetesVersion: KubernetesVersion): Promise<Schemas> {
  const [kubernetes, certManager] = await Promise.all([
    GENERATED[kubernetesVersion](),
    import('./generated/cert-manager.json', { with: { type: 'json' } }),
  ]);
  return new Schemas(kubernetesVersion, kubernetes.default).with(certManager.default);
}

/** What is known about the kinds of one cluster. */
export class Schemas {
  private readonly compiled = new Map<string, ValidateFunction>();
  private ajv: Ajv | undefined;

  /**
   * @param kubernetesVersion minor version of the cluster, e.g. `1.34`
   * @param set kinds and definitions
   */
  constructor(
    readonly kubernetesVersion: KubernetesVersion,
    private readonly set: SchemaSet,
  ) {}

  /** These schemas and more, e.g. `schemas.with(schemasFromCrds([yaml]))`; where both know a kind the added one counts. */
  with(more: SchemaSet): Schemas {
    return new Schemas(this.kubernetesVersion, {
      kinds: { ...this.set.kinds, ...more.kinds },
      definitions: { ...this.set.definitions, ...more.definitions },
    });
  }

  /** Every known kind, e.g. `apps/v1/StatefulSet`. */
  get kinds(): readonly string[] {
    return Object.keys(this.set.kinds);
  }

  /** What is known about a kind, named as `apps/v1/StatefulSet`. */
  kind(name: string): KindSchema | undefined {
    return Object.hasOwn(this.set.kinds, name) ? this.set.kinds[name] : undefined;
  }

  /** What the schema of a known kind says against an object. */
  errors(kindName: string, object: unknown): readonly ErrorObject[] {
    const kind = this.kind(kindName);
    if (kind === undefined) return [];
    const validate = this.compiled.get(kindName) ?? this.compile(kind);
    this.compiled.set(kindName, validate);
    return validate(object) ? [] : [...(validate.errors ?? [])];
  }

  private compile({ definition, required }: KindSchema): ValidateFunction {
    this.ajv ??= newAjv(this.set);
    return this.ajv.compile({ $ref: `${DOCUMENT}${reference(definition).$ref}`, required });
  }
}

function newAjv({ definitions }: SchemaSet): Ajv {
  const ajv = new Ajv({
    allErrors: true,
    verbose: true, // messages name the fields the parent schema knows
    strict: false,
    validateSchema: false, // generated, and the tests compile each
    validateFormats: true,
    logger: false,
    unicodeRegExp: false, // patterns are Go's: `\-` outside a class is legal there
    inlineRefs: false,
  });
  for (const [name, format] of Object.entries(FORMATS)) ajv.addFormat(name, format);
  ajv.addKeyword(MAP_KEYS);
  const known = { [OBJECT_META]: {}, ...definitions }; // custom resources alone still compile
  return ajv.addSchema({ $id: DOCUMENT, definitions: known });
}
