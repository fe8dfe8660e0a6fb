import { exec, type PodRef } from '../kit/kubectl.js';
import type { Tools } from '../kit/tools.js';

/** One setting as each broker itself describes it: its value, and where it has it from, the first that counts first. */
export interface OwnSetting {
  readonly broker: number;
  readonly value: string;
  /** E.g. `DYNAMIC_DEFAULT_BROKER_CONFIG:log.cleaner.threads=3`. */
  readonly sources: readonly string[];
}

/** Asks every broker. */
export async function ownSettings({ looks }: Tools, key: string): Promise<readonly OwnSetting[]> {
  return ownSettingsIn(await looks('kafka-configs', '--describe', '--all', '--entity-type', 'brokers'), key);
}

/** Reads what `kafka-configs --describe --all` prints of brokers. */
export function ownSettingsIn(text: string, key: string): readonly OwnSetting[] {
  const sections = text.split(/^All configs for broker /m).slice(1);
  return sections.flatMap((section): OwnSetting[] => {
    const line = section.split('\n').find((each) => each.startsWith(`  ${key}=`));
    const [, value = '', sources = ''] = /^ {2}[^=]+=(.*?) sensitive=\w+ synonyms=\{(.*)\}$/.exec(line ?? '') ?? [];
    return line === undefined ? [] : [{ broker: Number.parseInt(section, 10), value, sources: sources.split(', ').filter(Boolean) }];
  });
}

const THREADS = 'for file in /proc/1/task/*/comm; do read -r name <"$file"; echo "$name"; done';
/** Names of threads are cut to fifteen letters: at the end, or by newer JVMs in the middle. */
const CLEANER = /^kafka-l(?:og-clean|\.\.read-\d)/;

/** How many threads of a broker clean logs: what `log.cleaner.threads` really comes to. */
export async function cleanerThreads(broker: PodRef): Promise<number> {
  const names = (await exec(broker, '/bin/bash', '-c', THREADS)).split('\n');
  return names.filter((name) => CLEANER.test(name)).length;
}
