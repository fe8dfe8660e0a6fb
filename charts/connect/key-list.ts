/** What one connector class reads. */
export interface ConnectorKeys {
  /** Keys the class reads. */
  readonly keys: readonly string[];
  /** Beginnings it hands on to something else, e.g. `driver.`. */
  readonly prefixes: readonly string[];
}

/** Words of a text. */
export const words = (text: string): readonly string[] => text.trim().split(/\s+/);
