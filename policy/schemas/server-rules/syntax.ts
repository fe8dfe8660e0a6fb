/** A form a name must have. */
export interface Syntax {
  /** What it is called, for messages. */
  readonly name: string;
  /** Longest allowed, in characters. */
  readonly maxLength: number;
  /** The form itself. */
  readonly pattern: RegExp;
  /** What the pattern says, in words. */
  readonly words: string;
}

/** One part of a host name (RFC 1123): containers, volumes, namespaces, StatefulSets. */
export const DNS_LABEL: Syntax = {
  name: 'DNS-1123 label',
  maxLength: 63,
  pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
  words: 'lower-case letters, digits and `-`, with a letter or digit at both ends',
};

/** A whole host name (RFC 1123): most objects. */
export const DNS_SUBDOMAIN: Syntax = {
  name: 'DNS-1123 subdomain',
  maxLength: 253,
  pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
  words: 'lower-case letters, digits, `-` and `.`, with a letter or digit at both ends of each part',
};

/** The stricter host name part (RFC 1035) of Services. */
export const DNS_1035_LABEL: Syntax = {
  name: 'DNS-1035 label',
  maxLength: 63,
  pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/,
  words: 'lower-case letters, digits and `-`, with a letter first and a letter or digit last',
};

/** Names of roles and bindings, e.g. `system:node`: anything a URL path can carry. */
export const PATH_SEGMENT: Syntax = {
  name: 'path segment',
  maxLength: 253,
  pattern: /^(?!\.{1,2}$)[^/%]+$/,
  words: 'anything but `/`, `%`, `.` and `..`',
};

/** Names of container ports. */
export const PORT_NAME: Syntax = {
  name: 'port name',
  maxLength: 15,
  pattern: /^(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
  words: 'lower-case letters, digits and single `-`, with at least one letter, and a letter or digit at both ends',
};

/** Values of labels; empty is allowed. */
export const LABEL_VALUE: Syntax = {
  name: 'label value',
  maxLength: 63,
  pattern: /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/,
  words: 'letters, digits, `-`, `_` and `.`, with a letter or digit at both ends',
};

/** The part of a label key behind its prefix. */
export const LABEL_NAME: Syntax = {
  name: 'label name',
  maxLength: 63,
  pattern: /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/,
  words: LABEL_VALUE.words,
};

/** Keys of ConfigMaps and Secrets: they become file names. */
export const FILE_KEY: Syntax = {
  name: 'file name',
  maxLength: 253,
  pattern: /^(?!\.{1,2}$)(?!\.\.)[-._a-zA-Z0-9]+$/,
  words: 'letters, digits, `-`, `_` and `.`, and not `..` at the start',
};

/** What is wrong with a name, and what would be right; nothing when it has the form. */
export function syntaxError(value: string, syntax: Syntax): { readonly what: string; readonly fix: string } | undefined {
  if (value.length > syntax.maxLength) {
    return {
      what: `"${value}" has ${value.length} characters; a ${syntax.name} has at most ${syntax.maxLength}`,
      fix: `shorten it by ${value.length - syntax.maxLength}`,
    };
  }
  return syntax.pattern.test(value) ? undefined : { what: `"${value}" is no ${syntax.name}`, fix: `use ${syntax.words}` };
}
