import { listenerSetting } from './known-keys.js';
import type { UpdateMode, VersionModel } from './model.js';

/**
 * What a changed value of a broker setting needs before a running broker obeys it: a restart (`read-only`), a live change on that broker
 * (`per-broker`), or one live change for all (`cluster-wide`). A key this Kafka does not know needs a restart.
 *
 * Where Kafka's own table says more than a broker does, this says what the broker does. Without the prefix `listener.name.<listener>.`
 * the stores of `ssl.*` are refused as live changes, and other `ssl.*` and `sasl.*` reach only listeners added later. With the prefix,
 * a listener that exists takes new stores and limits, and refuses everything else.
 */
export function updateMode(key: string, model: VersionModel): UpdateMode {
  if (key.startsWith('listener.name.')) return listenerSetting(key, model)?.listener ?? 'read-only';
  const setting = model.broker[key];
  if (setting?.update === 'per-broker' && setting.listener !== undefined) return 'read-only';
  return setting?.update ?? 'read-only';
}
