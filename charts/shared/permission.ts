/** What a user may do. */
export type Permission =
  | {
      readonly kind: 'produce';
      /** Topics it applies to. */
      readonly topic: NamePattern /** Prefix of its transactional ids, when it writes exactly once. */;
      /** Prefix of its transactional ids, when it writes exactly once. */
      readonly transactionalId?: string;
    }
  | { readonly kind: 'consume'; readonly topic: NamePattern; readonly group: NamePattern }
  | { readonly kind: 'describe'; readonly topic: NamePattern };

/** A name, or all names with a beginning. */
export interface NamePattern {
  /** Whether `name` is the whole name or a prefix. */
  readonly pattern: 'literal' | 'prefixed';
  /** The name, or the prefix. */
  readonly name: string;
}
/** `orders` is that name; `orders.*` is every name that begins with `orders.`; `*` alone is every name. */
export const namePattern = (text: string): NamePattern =>
  /.\*$/.test(text) ? { pattern: 'prefixed', name: text.slice(0, -1) } : { pattern: 'literal', name: text };

/** May write to a topic, e.g. `produce('orders')`, or to all with a beginning: `produce('orders.*')`. */
export const produce = (topic: string, options: { readonly transactionalId?: string } = {}): Permission => ({
  kind: 'produce',
  topic: namePattern(topic),
  ...options,
});
/** May read a topic as a consumer group. */
export const consume = (topic: string, { group, ...others }: { readonly group: string }): Permission => ({
  ...others, // none that compiles: a misspelt key is kept, so that it is found
  kind: 'consume',
  topic: namePattern(topic),
  group: namePattern(group),
});
/** May see that a topic is there and how it is set. */
export const describe = (topic: string): Permission => ({ kind: 'describe', topic: namePattern(topic) });
