import { EVERY_COMPONENT } from '../../charts/components.js';

/** How much of the platform runs: Kafka alone, with the services before it, or all. */
export const PROFILES = ['min', 'kafka', 'full'] as const;
/** One of {@link PROFILES}. */
export type Profile = (typeof PROFILES)[number];

/** What a person chooses when the stack is started. */
export interface LocalOptions {
  /** Which components run. */
  readonly profile: Profile;
  /** Brokers: one, or three that lose one without harm. @default as the environment says */
  readonly brokers?: 1 | 3;
  /** Whether a web page for Kafka runs too. */
  readonly ui: boolean;
}

/** Whether a component runs, by its label `app.kubernetes.io/name`. What is not a component is Kafka's own, and always runs. */
export function isChosen(name: string, { profile, ui }: Pick<LocalOptions, 'profile' | 'ui'>): boolean {
  const local = EVERY_COMPONENT.find(({ folder }) => folder === name)?.local;
  if (!local) return true;
  return (local.flag !== 'ui' || ui) && PROFILES.indexOf(local.profile) <= PROFILES.indexOf(profile);
}

/** Whether a component runs only with a flag. */
export const hasFlag = (name: string, flag: 'ui'): boolean =>
  EVERY_COMPONENT.some(({ folder, local }) => folder === name && local.flag === flag);
