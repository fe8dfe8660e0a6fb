import { EVERY_COMPONENT } from '../charts/components.js';
import type { Platform } from './platform.js';

/** Namespaces that components have for themselves, each once. */
export const ownNamespaces = (platform: Platform): readonly string[] => [
  ...new Set(EVERY_COMPONENT.flatMap(({ namespace }) => namespace?.(platform) ?? [])),
];

/** Every namespace with objects of a platform, its own first. */
export const namespacesOf = (platform: Platform): readonly string[] => [platform.workloads.namespace, ...ownNamespaces(platform)];
