import type { Command, CommandGroup } from './command.js';

/** Every verb, in the order of a day's work; each is loaded when it is asked for. The command line, its help and its page read this list. */
export const VERBS: Readonly<Record<string, () => Promise<Command | CommandGroup>>> = {
  synth: async () => (await import('./commands/synth.js')).synth,
  lint: async () => (await import('./commands/lint.js')).lint,
  survive: async () => (await import('./commands/survive.js')).survive,
  explain: async () => (await import('./commands/explain.js')).explain,
  waive: async () => (await import('./commands/waive.js')).waive,
  diff: async () => (await import('./commands/diff.js')).diff,
  plan: async () => (await import('./commands/plan.js')).plan,
  dockerfile: async () => (await import('./commands/dockerfile.js')).dockerfile,
  secrets: async () => (await import('./commands/secrets.js')).secrets,
  bind: async () => (await import('./commands/bind.js')).bind,
  apply: async () => (await import('./commands/apply.js')).apply,
  init: async () => (await import('./commands/init.js')).init,
  new: async () => (await import('./commands/new.js')).newGroup,
  upgrade: async () => (await import('./commands/upgrade.js')).upgrade,
  local: async () => (await import('./commands/local/index.js')).local,
};
