/** How much of the platform runs: Kafka alone, with the services before it, or all. */
export const PROFILES = ['min', 'kafka', 'full'] as const;
/** One of {@link PROFILES}. */
export type Profile = (typeof PROFILES)[number];

/** What a person chooses when the stack is started. */
export interface LocalOptions {
  readonly profile: Profile;
  /** Brokers: one, or three that lose one without harm. @default as the environment says */
  readonly brokers?: 1 | 3;
  /** Whether a web page for Kafka runs too. */
  readonly ui: boolean;
}

/** Components that each profile has, by the label `app.kubernetes.io/name` and for Kafka's own by component. */
const ALWAYS = ['kafka', 'zookeeper'];
const SERVICES = [...ALWAYS, 'schema-registry', 'rest-proxy'];

/** Whether a component belongs to a profile. */
export function isInProfile(component: string, profile: Profile): boolean {
  if (profile === 'full') return true;
  return (profile === 'kafka' ? SERVICES : ALWAYS).includes(component);
}
