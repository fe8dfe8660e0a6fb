import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { KubernetesVersion } from '../../charts/shared/kubernetes-version.js';
import { fits } from './fits.js';
import { FORMATS } from './formats.js';
import { MAP_KEYS } from './map-keys.js';
import { type KindSchema, OBJECT_META, reference, type SchemaSet } from './schema-set.js';

/** Name the merged document has inside ajv; nobody sees it. */
const DOCUMENT = 'sluice';

/** What is known about the kinds of one cluster. */
export class Schemas {
  private readonly compiled = new Map<string, ValidateFunction>();
  private ajv: Ajv | undefined;

  /**
   * @param kubernetesVersion minor version of the cluster, e.g. `1.34`
   * @param set kinds and definitions
   * @param operators operators among them, e.g. `cert-manager 1.21.1`
   */
  constructor(
    readonly kubernetesVersion: KubernetesVersion,
    private readonly set: SchemaSet,
    readonly operators: readonly string[] = [],
  ) {}

  /**
   * These schemas and more, e.g. `schemas.with(schemasFromCrds([yaml]))`; where both know a kind the added one counts.
   * @param operator whose they are, with its release
   */
  with(more: SchemaSet, operator?: string): Schemas {
    const kinds = { ...this.set.kinds, ...more.kinds };
    const definitions = { ...this.set.definitions, ...more.definitions };
    return new Schemas(this.kubernetesVersion, { kinds, definitions }, [...this.operators, ...(operator ? [operator] : [])]);
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
    return this.surelyFits(kindName, object) ? [] : this.compiledErrors(kindName, object);
  }

  /** Whether an object surely follows the schema of its kind, see `fits`. */
  surelyFits(kindName: string, object: unknown): boolean {
    const kind = this.kind(kindName);
    return kind !== undefined && fits(object, { ...reference(kind.definition), required: kind.required }, this.set.definitions);
  }

  /** What the compiled schema of a known kind says against an object. */
  compiledErrors(kindName: string, object: unknown): readonly ErrorObject[] {
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
