import { at, type JsonObject, text } from '../json.js';
import type { Complaint } from '../messages.js';
import { DNS_1035_LABEL, DNS_LABEL, DNS_SUBDOMAIN, PATH_SEGMENT, type Syntax, syntaxError } from './syntax.js';

/** Pods carry the label `controller-revision-hash: NAME-` and up to ten characters, and a label value ends at 63. */
const MAX_STATEFUL_SET_NAME = 52;
/** Each Job appends eleven characters to its CronJob's name, and a Job's ends at 63. */
const MAX_CRON_JOB_NAME = 52;

const SYNTAX: Readonly<Record<string, Syntax>> = {
  Namespace: DNS_LABEL,
  Service: DNS_1035_LABEL,
  StatefulSet: { ...DNS_LABEL, name: 'StatefulSet name', maxLength: MAX_STATEFUL_SET_NAME },
  CronJob: { ...DNS_SUBDOMAIN, name: 'CronJob name', maxLength: MAX_CRON_JOB_NAME },
  Job: { ...DNS_SUBDOMAIN, name: 'Job name', maxLength: DNS_LABEL.maxLength }, // its pods carry it as a label
  Role: PATH_SEGMENT,
  RoleBinding: PATH_SEGMENT,
  ClusterRole: PATH_SEGMENT,
  ClusterRoleBinding: PATH_SEGMENT,
};

const REFUSED = 'the API server refuses the object, or its pods are never created';

/** `metadata.name` and `metadata.namespace`. */
export function nameComplaints(object: JsonObject): readonly Complaint[] {
  const [name, namespace] = [text(at(object, 'metadata', 'name')), text(at(object, 'metadata', 'namespace'))];
  const anonymous = (name ?? '') === '' && text(at(object, 'metadata', 'generateName')) === undefined;
  const nameError = name === undefined || name === '' ? undefined : syntaxError(name, syntaxOf(object));
  const namespaceError = namespace === undefined ? undefined : syntaxError(namespace, DNS_LABEL);
  return [
    ...(anonymous ? [{ path: 'metadata.name', what: 'no name', why: REFUSED, fix: 'add `metadata.name`' }] : []),
    ...(nameError === undefined ? [] : [{ path: 'metadata.name', why: REFUSED, ...nameError }]),
    ...(namespaceError === undefined ? [] : [{ path: 'metadata.namespace', why: REFUSED, ...namespaceError }]),
  ];
}

function syntaxOf(object: JsonObject): Syntax {
  const kind = text(object.kind) ?? '';
  return (Object.hasOwn(SYNTAX, kind) ? SYNTAX[kind] : undefined) ?? DNS_SUBDOMAIN;
}
