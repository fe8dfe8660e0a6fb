import { nearest } from '../../../charts/shared/spelling.js';
import { at, type JsonObject, joined, list, text } from '../json.js';
import type { Complaint } from '../messages.js';
import { type ContainerPlace, containersOf, type PodPlace, podOf } from './pod-places.js';
import { DNS_LABEL, syntaxError } from './syntax.js';

const WHY = 'the API server refuses the pod';

/** Rules about a pod as a whole: container and volume names, mounts, what happens when it ends. */
export function podComplaints(source: JsonObject): readonly Complaint[] {
  const pod = podOf(source);
  if (pod === undefined) return [];
  const containers = containersOf(source);
  return [...containerNames(containers), ...volumeNames(pod), ...mounts(source, pod, containers), ...restartPolicy(source, pod)];
}

function containerNames(containers: readonly ContainerPlace[]): readonly Complaint[] {
  const seen = new Map<string, string>();
  return containers.flatMap(({ path, container }) => {
    const name = text(container.name);
    if (name === undefined) return [];
    const here = joined(path, 'name');
    const error = syntaxError(name, DNS_LABEL);
    const first = seen.get(name);
    if (first === undefined) seen.set(name, path);
    // Two in the same list are found by the list's key already.
    const clash = first !== undefined && first.replace(/\[\d+\]$/, '') !== path.replace(/\[\d+\]$/, '');
    return [
      ...(error === undefined ? [] : [{ path: here, why: WHY, ...error }]),
      ...(clash ? [{ path: here, what: `name "${name}" is taken by ${first}`, why: WHY, fix: 'give one of them another name' }] : []),
    ];
  });
}

function volumeNames({ spec, specPath }: PodPlace): readonly Complaint[] {
  return list(spec.volumes).flatMap((volume, index) => {
    const error = syntaxError(text(at(volume, 'name')) ?? 'unset', DNS_LABEL);
    return error === undefined ? [] : [{ path: joined(joined(joined(specPath, 'volumes'), index), 'name'), why: WHY, ...error }];
  });
}

function mounts(source: JsonObject, { spec }: PodPlace, containers: readonly ContainerPlace[]): readonly Complaint[] {
  const claims = list(at(source, 'spec', 'volumeClaimTemplates')).map((claim) => text(at(claim, 'metadata', 'name')));
  const volumes = list(spec.volumes).map((volume) => text(at(volume, 'name')));
  const known = [...volumes, ...claims].flatMap((name) => name ?? []);
  return containers.flatMap(({ path, container }) =>
    ['volumeMounts', 'volumeDevices'].flatMap((field) =>
      list(container[field]).flatMap((mount, index) => {
        const name = text(at(mount, 'name'));
        if (name === undefined || known.includes(name)) return [];
        return [missingVolume(name, known, joined(joined(joined(path, field), index), 'name'))];
      }),
    ),
  );
}

function missingVolume(name: string, known: readonly string[], path: string): Complaint {
  const near = nearest(name, known);
  return {
    path,
    what: `no volume \`${name}\`${near === undefined ? '' : `; did you mean \`${near}\`?`}`,
    why: WHY,
    fix: `add a volume or a claim template \`${name}\`${known.length === 0 ? '' : `, or mount one of ${known.join(', ')}`}`,
  };
}

function restartPolicy({ kind }: JsonObject, { spec, specPath }: PodPlace): readonly Complaint[] {
  if (kind === 'Pod') return [];
  const endless = kind === 'Deployment' || kind === 'StatefulSet';
  const allowed = endless ? ['Always', undefined] : ['OnFailure', 'Never'];
  const policy = text(spec.restartPolicy);
  if (allowed.includes(policy)) return [];
  return [
    {
      path: joined(specPath, 'restartPolicy'),
      what: `restartPolicy is ${policy ?? 'unset, so Always'}; a ${text(kind)} takes ${endless ? 'Always' : 'OnFailure or Never'}`,
      why: WHY,
      fix: endless ? 'remove it' : 'write `OnFailure`, or `Never` to keep the pod of a failed try',
    },
  ];
}
