/** Texts, each once, in one order. */
export const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)].toSorted();
