import type { ConfigFiles, SourceObject } from './objects.js';
import { type SecretValues, secretValues } from './secret-values.js';
import { comparable, type Fingerprint, type RawSetting, type Setting, type Settings, settingFact, settingsFact } from './settings.js';
import type { View } from './view.js';

/** What reading needs at hand: every object, the files of ConfigMaps, compose files, and what to make of secrets. */
export interface Context {
  /** Every Kubernetes object. */
  readonly objects: readonly SourceObject[];
  /** Files of ConfigMaps. */
  readonly files: ConfigFiles;
  /** Compose files. */
  readonly compose: readonly View[];
  /** Documents that are neither: a connector as JSON, values, notes. */
  readonly bare: readonly View[];
  /** Values of Secrets, where secrets are compared; none otherwise. */
  readonly secrets: SecretValues;
  /** ConfigMaps whose access declaration is left out. @default none */
  readonly withoutDeclarations?: ReadonlySet<string>;
  /** A setting, its secret left out. */
  setting(raw: RawSetting): Setting;
  settings(raw: readonly RawSetting[]): Settings;
  /** A setting that can be compared with one that is a secret. */
  comparable(setting: Setting): Setting;
}

/** A context over what was read. */
export function contextOf(
  inputs: Pick<Context, 'objects' | 'files' | 'compose' | 'bare' | 'withoutDeclarations'>,
  fingerprint: Fingerprint | undefined,
): Context {
  return {
    ...inputs,
    secrets: secretValues(fingerprint === undefined ? [] : inputs.objects),
    comparable: (setting) => comparable(setting, fingerprint),
    setting: (raw) => settingFact(raw, fingerprint),
    settings: (raw) => settingsFact(raw, fingerprint),
  };
}

/** Objects of some kinds. */
export const ofKind = ({ objects }: Pick<Context, 'objects'>, ...kinds: readonly string[]) =>
  objects.filter(({ kind }) => kinds.includes(kind));
