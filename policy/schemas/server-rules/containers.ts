import { at, isObject, type JsonObject, joined, list, text } from '../json.js';
import type { Complaint } from '../messages.js';
import { type ContainerPlace, containersOf } from './pod-places.js';
import { portRange, repeated } from './ports.js';
import { PORT_NAME, syntaxError } from './syntax.js';

const WHY = 'the API server refuses the pod';
const PROBES = ['startupProbe', 'readinessProbe', 'livenessProbe'] as const;
const HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'grpc'] as const;

/** Rules about each container: ports, probes, an image, a variable with one origin. */
export function containerComplaints(source: JsonObject): readonly Complaint[] {
  return containersOf(source).flatMap((place) => [...image(place), ...ports(place), ...probes(place), ...variables(place)]);
}

function image({ path, container }: ContainerPlace): readonly Complaint[] {
  if ((text(container.image) ?? '') !== '' || (container.image !== undefined && text(container.image) === undefined)) return [];
  return [{ path: joined(path, 'image'), what: 'no image', why: WHY, fix: 'add `image`' }];
}

function ports({ path, container }: ContainerPlace): readonly Complaint[] {
  const here = joined(path, 'ports');
  const each = list(container.ports).flatMap((port, index) => {
    const at_ = joined(here, index);
    const name = text(at(port, 'name'));
    const error = name === undefined ? undefined : syntaxError(name, PORT_NAME);
    return [
      ...(error === undefined ? [] : [{ path: joined(at_, 'name'), why: WHY, ...error }]),
      ...portRange(at(port, 'containerPort'), joined(at_, 'containerPort')),
    ];
  });
  return [...each, ...repeated(list(container.ports), here)];
}

function probes({ path, container }: ContainerPlace): readonly Complaint[] {
  return PROBES.flatMap((name) => {
    const probe = container[name];
    if (!isObject(probe)) return [];
    const here = joined(path, name);
    const handlers = HANDLERS.filter((handler) => probe[handler] !== undefined);
    const successes = probe.successThreshold;
    return [...handlerComplaints(handlers, here), ...(name === 'readinessProbe' ? [] : successComplaints(successes, here))];
  });
}

function handlerComplaints(handlers: readonly string[], path: string): readonly Complaint[] {
  if (handlers.length === 1) return [];
  const found = handlers.length === 0 ? 'none' : handlers.join(' and ');
  return [{ path, what: `a probe asks in exactly one way, got ${found}`, why: WHY, fix: `keep one of ${HANDLERS.join(', ')}` }];
}

function successComplaints(successes: unknown, path: string): readonly Complaint[] {
  if (successes === undefined || successes === 1 || typeof successes !== 'number') return [];
  const what = `successThreshold must be 1 here, got ${successes}`;
  return [{ path: joined(path, 'successThreshold'), what, why: WHY, fix: 'remove it' }];
}

function variables({ path, container }: ContainerPlace): readonly Complaint[] {
  return list(container.env).flatMap((variable, index) => {
    if ((text(at(variable, 'value')) ?? '') === '' || at(variable, 'valueFrom') === undefined) return [];
    const what = `variable ${text(at(variable, 'name'))} has both \`value\` and \`valueFrom\``;
    return [{ path: joined(joined(path, 'env'), index), what, why: WHY, fix: 'keep one of them' }];
  });
}
