import { at, type JsonObject, joined, list, object, text } from '../json.js';
import type { Complaint } from '../messages.js';
import { pairs } from './labels.js';
import { portRange, repeated } from './ports.js';
import { DNS_LABEL, syntaxError } from './syntax.js';

const WHY = 'the API server refuses the Service';
const PORTS = 'spec.ports';

/** Rules about a Service: its ports and its selector. */
export function serviceComplaints(source: JsonObject): readonly Complaint[] {
  if (source.kind !== 'Service') return [];
  const ports = list(at(source, 'spec', 'ports'));
  return [
    ...pairs(object(at(source, 'spec', 'selector')), 'spec.selector'),
    ...ports.flatMap((port, index) => portComplaints(port, joined(PORTS, index), ports.length > 1)),
    ...repeated(ports, PORTS),
    ...(ports.length === 0 && needsPorts(source) ? [{ path: PORTS, what: 'no ports', why: WHY, fix: 'add a port' }] : []),
  ];
}

/** Only a headless Service and an alias do without. */
function needsPorts(source: JsonObject): boolean {
  return at(source, 'spec', 'clusterIP') !== 'None' && at(source, 'spec', 'type') !== 'ExternalName';
}

function portComplaints(port: unknown, path: string, needsName: boolean): readonly Complaint[] {
  const name = text(at(port, 'name'));
  const error = name === undefined ? undefined : syntaxError(name, DNS_LABEL);
  const nameless = needsName && name === undefined;
  const what = 'a Service with more than one port names each';
  return [
    ...(nameless ? [{ path: joined(path, 'name'), what, why: WHY, fix: 'add `name`' }] : []),
    ...(error === undefined ? [] : [{ path: joined(path, 'name'), why: WHY, ...error }]),
    ...portRange(at(port, 'port'), joined(path, 'port')),
    ...portRange(at(port, 'targetPort') || undefined, joined(path, 'targetPort')), // 0 means the port itself
  ];
}
