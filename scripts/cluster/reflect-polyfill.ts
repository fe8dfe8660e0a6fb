type Target = object;

/** Metadata by target (and member), then by name. */
const METADATA = new WeakMap<Target, Map<string, unknown>>();

const own = (name: string, target: Target, member?: string) => METADATA.get(target)?.get(`${member ?? ''} ${name}`);

function define(name: string, value: unknown, target: Target, member?: string): void {
  const known = METADATA.get(target) ?? new Map<string, unknown>();
  METADATA.set(target, known.set(`${member ?? ''} ${name}`, value));
}

function inherited(name: string, target: Target, member?: string): unknown {
  for (let here: Target | null = target; here !== null; here = Reflect.getPrototypeOf(here)) {
    const found = own(name, here, member);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Gives `Reflect` the four metadata functions that `@peculiar/x509` (through tsyringe) asks for before it loads.
 * Does nothing where a fuller implementation such as `reflect-metadata` is there already.
 */
export function provideReflectMetadata(): void {
  if ('getMetadata' in Reflect) return;
  Object.assign(Reflect, {
    getMetadata: inherited,
    getOwnMetadata: own,
    defineMetadata: define,
    metadata: (name: string, value: unknown) => (target: Target, member?: string) => define(name, value, target, member),
  });
}
