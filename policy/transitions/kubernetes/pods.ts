import { isReadAgain } from '../../../charts/shared/read-again.js';
import { ACKNOWLEDGE, WARN } from '../../../charts/shared/severity.js';
import { type FieldChange, isHashed, kindOf, labelOf, type Manifest, nameOf, quantity, refOf, templatePlace } from '../../diff/index.js';
import type { PodPerformer } from '../../restarts/index.js';
import { at, list, object } from '../../schemas/json.js';
import type { Outcome, Transit, Transition } from '../transition.js';
import { bytes, listed } from '../words.js';
import { type Changed, changed, WORKLOADS } from './objects.js';

/** Share a resource may lose before somebody has to say that it is meant. */
const MOST_LOWERED = 0.3;

/** K8S-28: what pods read is changed, and nothing restarts them. */
export const settingsWithoutRestart: Transition = {
  id: 'K8S-28',
  title: 'Settings change and no pod restarts',
  severities: ACKNOWLEDGE,
  why: 'pods read most files once, at their start: the change waits for the next restart, whenever that is',
  source: 'cdk8s-team/cdk8s-plus#1288',
  check: (transit) => {
    const restarting = new Set(transit.effects.filter(({ effect }) => effect === 'restart').map(({ workload }) => workload));
    return changed(transit, 'ConfigMap', 'Secret').flatMap(({ object, ref, fields, before, after }) => {
      if (isHashed(ref) || refOf(before).name !== refOf(after).name) return [];
      const data = fields.filter(({ steps }) => steps[0] === 'data' || steps[0] === 'binaryData');
      const source = { kind: ref.kind, name: nameOf(after), files: [...new Set(data.map(({ steps }) => steps[1] ?? ''))] };
      const readers = data.length === 0 ? [] : readersOf(source, transit).filter((reader) => !restarting.has(reader));
      if (readers.length === 0) return [];
      const words = `${ref.kind} ${ref.name} changes; ${listed(readers)} read it at their start, and nothing restarts them now: each takes the change at its next start, whenever that is (a node drain, an eviction).`;
      return [{ resource: object, consequence: 'no-effect', by: 'nobody', isReversible: true, text: words, fields: data }];
    });
  },
};

/** Workloads that read it and were there before: pods of a new one start with what is new. */
function readersOf(source: Source, { before, after }: Transit): readonly string[] {
  const earlier = new Set(before.manifests.map((manifest) => labelOf(refOf(manifest))));
  return after.manifests.flatMap((manifest) => {
    if (!earlier.has(labelOf(refOf(manifest)))) return [];
    const place = templatePlace(kindOf(manifest));
    const spec = place === undefined || kindOf(manifest).endsWith('Job') ? undefined : at(manifest, ...place, 'spec');
    return spec !== undefined && isReadBy(spec, source) && !isReadAgainBy(spec, source) ? [labelOf(refOf(manifest))] : [];
  });
}

/** What pods read, and which of its files differ. */
interface Source {
  readonly kind: string;
  readonly name: string;
  readonly files: readonly string[];
}

/** Whether the only thing that reads it is a program that takes changed files while it runs. One file mounted by `subPath` never changes. */
function isReadAgainBy(spec: unknown, { kind, name, files }: Source): boolean {
  const containers = [...list(at(spec, 'initContainers')), ...list(at(spec, 'containers'))];
  const volumes = list(at(spec, 'volumes')).filter((volume) =>
    kind === 'Secret' ? at(volume, 'secret', 'secretName') === name : at(volume, 'configMap', 'name') === name,
  );
  const mounts = containers.flatMap((container) =>
    list(at(container, 'volumeMounts'))
      .filter((mount) => volumes.some((volume) => at(volume, 'name') === at(mount, 'name')))
      .map((mount) => ({ image: String(at(container, 'image')), isWhole: at(mount, 'subPath') === undefined })),
  );
  const isByVolume = !isReadBy({ ...object(spec), volumes: [] }, { kind, name, files });
  return (
    isByVolume && mounts.length > 0 && mounts.every(({ image, isWhole }) => isWhole && files.every((file) => isReadAgain(image, file)))
  );
}

function isReadBy(spec: unknown, { kind, name }: Source): boolean {
  const [volume, reference, key] =
    kind === 'Secret' ? ['secret', 'secretRef', 'secretKeyRef'] : ['configMap', 'configMapRef', 'configMapKeyRef'];
  const containers = [...list(at(spec, 'initContainers')), ...list(at(spec, 'containers'))];
  const volumes = list(at(spec, 'volumes'));
  return (
    volumes.some((item) => [at(item, volume, 'name'), at(item, volume, 'secretName')].includes(name)) ||
    volumes.some((item) => list(at(item, 'projected', 'sources')).some((source) => at(source, volume, 'name') === name)) ||
    containers.some(
      (container) =>
        list(at(container, 'envFrom')).some((source) => at(source, reference, 'name') === name) ||
        list(at(container, 'env')).some((variable) => at(variable, 'valueFrom', key, 'name') === name),
    )
  );
}

const isPlace = ({ steps }: FieldChange, part: string) => steps.includes('containers') && steps.includes(part);
const containerOf = ({ steps }: FieldChange) => steps[steps.indexOf('containers') + 1] ?? '';

/** K8S-14: what a pod is promised is taken away. */
export const requestsRemoved: Transition = {
  id: 'K8S-14',
  title: 'A container loses its requests or limits',
  severities: WARN,
  why: 'a pod without them is the first to be evicted when its node runs short',
  source: 'Kubernetes documentation: quality of service classes',
  check: (transit) =>
    changed(transit, ...WORKLOADS).flatMap(({ object, ref, fields, after }) => {
      const gone = fields.filter(
        (field) =>
          isPlace(field, 'resources') &&
          field.before !== '{}' &&
          (field.after === undefined || field.after === '{}') &&
          hasContainer(after, containerOf(field)),
      );
      if (gone.length === 0) return [];
      const words = `${ref.name} loses ${listed(gone.map(({ steps }) => steps.slice(-2).join('.')))}: its pods are evicted earlier.`;
      return [{ resource: object, consequence: 'restart', by: 'controller', isReversible: true, text: words, fields: gone }];
    }),
};

const hasContainer = (manifest: Manifest, name: string) =>
  list(at(manifest, 'spec', 'template', 'spec', 'containers')).some((container) => at(container, 'name') === name);

/** K8S-15: memory or processor is lowered by much. */
export const resourcesLowered: Transition = {
  id: 'K8S-15',
  title: 'Memory or processor is lowered by much',
  severities: ACKNOWLEDGE,
  why: 'what ran well with more may be killed, or fall behind, with less',
  source: 'practice',
  check: (transit) =>
    changed(transit, ...WORKLOADS).flatMap(({ object, ref, fields }) => {
      const lowered = fields.flatMap((field) => loweredWords(field) ?? []);
      if (lowered.length === 0) return [];
      const words = `${ref.name}: ${listed([...new Set(lowered.map((each) => each.words))])}.`;
      const by = performerOf(object, transit);
      return [{ resource: object, consequence: 'restart', by, isReversible: true, text: words, fields: lowered.map(({ field }) => field) }];
    }),
};

function loweredWords(field: FieldChange): { readonly field: FieldChange; readonly words: string } | undefined {
  const [from, to] = [quantity(field.before), quantity(field.after)];
  const what = field.steps.at(-1) ?? '';
  if (!isPlace(field, 'resources') || (what !== 'memory' && what !== 'cpu') || from === undefined || to === undefined) return undefined;
  if (to >= from * (1 - MOST_LOWERED)) return undefined;
  const [before, after] = what === 'memory' ? [bytes(from), bytes(to)] : [`${from} cores`, `${to} cores`];
  return { field, words: `${what === 'cpu' ? 'processor' : 'memory'} goes from ${before} down to ${after}` };
}

/** K8S-21: a probe is taken away or made patient. */
export const probeLoosened: Transition = {
  id: 'K8S-21',
  title: 'A probe is removed or loosened',
  severities: ACKNOWLEDGE,
  why: 'what the probe found before is found later, or never',
  source: 'practice',
  check: (transit) =>
    changed(transit, ...WORKLOADS).flatMap((change) =>
      ['livenessProbe', 'readinessProbe', 'startupProbe'].flatMap((probe) => {
        const all = change.fields.filter((field) => isPlace(field, probe));
        return [...new Set(all.map(containerOf))].flatMap((container): readonly Outcome[] => {
          const fields = all.filter((field) => containerOf(field) === container);
          const words = loosened(change, { container, probe }, fields);
          if (words === undefined) return [];
          const text = `${change.ref.name}: the ${probe.replace('Probe', '')} probe ${words}.`;
          const by = performerOf(change.object, transit);
          return [{ resource: change.object, consequence: 'restart', by, isReversible: true, text, fields }];
        });
      }),
    ),
};

/** What of a probe that was there is less strict now. One that is new finds more than none. */
function loosened(
  { before, after }: Changed,
  { container, probe }: { readonly container: string; readonly probe: string },
  fields: readonly FieldChange[],
): string | undefined {
  const [was, is] = [before, after].map((manifest) =>
    list(at(manifest, 'spec', 'template', 'spec', 'containers')).find((item) => at(item, 'name') === container),
  );
  if (is === undefined || at(was, probe) === undefined) return undefined;
  if (at(is, probe) === undefined) return 'is gone';
  const longer = fields.filter(
    ({ steps, before: old, after: now }) =>
      ['failureThreshold', 'periodSeconds', 'timeoutSeconds', 'initialDelaySeconds'].includes(steps.at(-1) ?? '') &&
      Number(now) > Number(old ?? 0),
  );
  if (longer.length === 0) return undefined;
  return `waits longer: ${listed(longer.map(({ steps, before: old, after: now }) => `${steps.at(-1)} ${old ?? 0} → ${now}`))}`;
}

/** Who restarts the pods of a workload. */
function performerOf(object: string, { effects }: Transit): PodPerformer {
  return effects.find(({ workload, effect }) => workload === object && effect === 'restart')?.by ?? 'controller';
}
