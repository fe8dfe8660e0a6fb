import type { Problem } from '../../charts/shared/index.js';
import type { Environment } from '../environment.js';

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
    ...(prefix === undefined ? [] : prefixProblems(prefix)),
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
          .replace(/^-+/, '')
          .slice(0, max)
          .replace(/-+$/, '') || 'streaming'
      }`,
    },
  ];
}

/** Services' names begin with the prefix, and theirs alone may not begin with a digit. */
function prefixProblems(prefix: string): Problem[] {
  const problems = labelProblems('prefix', prefix, MAX_PREFIX);
  if (problems.length > 0 || !/^[0-9]/.test(prefix)) return problems;
  return [
    {
      path: 'prefix',
      what: `"${prefix}"`,
      why: 'names of Services begin with it, and must begin with a letter',
      fix: `use e.g. p${prefix}`.slice(0, MAX_PREFIX + 'use e.g. '.length),
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
      fix: "draw one, once: openssl rand -base64 16 | tr '+/' '-_' | cut -c -22 (again if it begins with a dash)",
    },
  ];
}
