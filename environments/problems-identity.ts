import type { Problem } from '../charts/shared/index.js';
import type { Environment } from './environment.js';

const LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;
const CLUSTER_ID = /^[A-Za-z0-9_-]{22}$/;
/** Longest prefix: the longest name Sluice adds still fits Kubernetes' 63 characters. */
const MAX_PREFIX = 20;
/** A 22-character base64url text holds 132 bits; the last 4 of 128 must be zero, so the last character is one of these. */
const LAST_CHARACTERS = 'AQgw';

/** Names and ids of the environment itself. */
export function identityProblems(environment: Environment): Problem[] {
  const { name, namespace, prefix, kafka } = environment;
  return [
    ...labelProblems('name', name),
    ...labelProblems('namespace', namespace),
    ...(prefix === undefined ? [] : labelProblems('prefix', prefix, MAX_PREFIX)),
    ...clusterIdProblems(kafka.clusterId),
  ];
}

function labelProblems(path: string, value: string, max = 63): Problem[] {
  if (LABEL.test(value) && value.length <= max) return [];
  return [
    {
      path,
      what: `"${value}"`,
      why: 'it becomes part of Kubernetes names',
      fix: `use lower case letters, digits and dashes, at most ${max}, e.g. ${
        value
          .toLowerCase()
          .replace(/[^a-z0-9-]/g, '-')
          .replace(/^-+|-+$/g, '')
          .slice(0, max) || 'streaming'
      }`,
    },
  ];
}

function clusterIdProblems(clusterId: string): Problem[] {
  const last = clusterId.at(-1) ?? '';
  if (CLUSTER_ID.test(clusterId) && LAST_CHARACTERS.includes(last) && !clusterId.startsWith('-')) return [];
  return [
    {
      path: 'kafka.clusterId',
      what: `"${clusterId}" is not a cluster id`,
      why: 'Kafka writes it on every disk and reads it as 16 bytes in base64url without padding; it can never change',
      fix: 'draw one, once: openssl rand 16 | basenc --base64url | cut -c -22 (again if it begins with a dash)',
    },
  ];
}
