import { BLOCK, WARN_EVERYWHERE } from '../../charts/shared/severity.js';
import type { Rule } from './rule.js';

/** A file that cannot be read. It cannot be waived. */
export const UNREADABLE_RULE: Omit<Rule, 'check'> = {
  id: 'UNREADABLE',
  title: 'file cannot be read',
  severity: BLOCK,
  why: 'nothing of it could be judged, and kubectl would refuse it too',
  source: 'YAML 1.2, and the encodings that Kubernetes takes',
  wrong: 'spec: { replicas: [3 }',
  right: 'spec: { replicas: 3 }',
};

/** A part of the input that nothing here judges. It cannot be waived: `--strict` makes it an error. */
export const UNJUDGED_RULE: Omit<Rule, 'check'> = {
  id: 'UNJUDGED',
  title: 'input is not judged',
  severity: WARN_EVERYWHERE,
  why: 'what was not judged may be wrong: no finding about it is no answer',
  source: 'how Helm and Kustomize make manifests',
  wrong: 'sluice lint charts/kafka',
  right: 'helm template charts/kafka | sluice lint -',
};
