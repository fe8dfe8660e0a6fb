import { describe, expect, it } from 'vitest';
import type { Patch } from '../../platform/patch.js';
import { at, list } from '../../policy/schemas/json.js';
import { platformOf, top } from '../../test/described.js';
import { PATCH_ANNOTATION, render, renderObjects } from './index.js';

const sound = await platformOf();
const plain = [...renderObjects(sound).values()].flat();
const patch: Patch = {
  kind: 'StatefulSet',
  name: 'kafka-controller',
  spec: { template: { spec: { tolerations: [{ key: 'x', operator: 'Exists' }], terminationGracePeriodSeconds: 90 } } },
  reason: 'the controllers’ nodes are tainted by another team',
};
const rendered = async (...patches: readonly Patch[]) => [...renderObjects(await platformOf(top({ patches }))).values()].flat();
const named = (objects: typeof plain, name: string) =>
  objects.find(({ kind, metadata }) => kind === 'StatefulSet' && metadata.name === name);

describe('a patch', () => {
  it('is merged field by field, and says why beside it', async () => {
    const [before, after] = [named(plain, patch.name), named(await rendered(patch), patch.name)];
    expect(at(after, 'spec', 'template', 'spec')).toEqual({
      ...Object(at(before, 'spec', 'template', 'spec')),
      tolerations: [{ key: 'x', operator: 'Exists' }],
      terminationGracePeriodSeconds: 90,
    });
    expect(after?.metadata).toEqual({
      ...before?.metadata,
      annotations: { ...before?.metadata.annotations, [PATCH_ANNOTATION]: patch.reason },
    });
  });

  it('changes no other object', async () => {
    const others = (objects: typeof plain) => objects.filter((object) => object !== named(objects, patch.name));
    expect(others(await rendered(patch))).toEqual(others(plain));
  });

  it('merges lists by their keys: one port of a Service is named, and no other changes', async () => {
    const before = plain.find(({ kind, metadata }) => kind === 'Service' && metadata.name === 'kafka-bootstrap');
    const service: Patch = {
      kind: 'Service',
      name: 'kafka-bootstrap',
      spec: { ports: [{ port: 9093, appProtocol: 'kafka' }] },
      reason: 'r',
    };
    const found = (await rendered(service)).find(({ kind, metadata }) => kind === 'Service' && metadata.name === 'kafka-bootstrap');
    const ports = list(at(before, 'spec', 'ports')).map((port) =>
      at(port, 'port') === 9093 ? { ...Object(port), appProtocol: 'kafka' } : port,
    );
    expect(at(found, 'spec')).toEqual({ ...Object(at(before, 'spec')), ports });
  });

  it('names a Job anew: what it does is in its name', async () => {
    const job: Patch = { kind: 'Job', name: 'kafka-access', spec: { ttlSecondsAfterFinished: 60 }, reason: 'r' };
    const [before, after] = [plain, await rendered(job)].map((objects) => objects.find(({ kind }) => kind === 'Job'));
    expect(after?.metadata.name).toMatch(/^kafka-access-[0-9a-f]{10}$/);
    expect(after?.metadata.name).not.toBe(before?.metadata.name);
    expect(after?.spec).toEqual({ ...Object(before?.spec), ttlSecondsAfterFinished: 60 });
  });

  it('comes after another one of the same object', async () => {
    const later: Patch = { ...patch, spec: { template: { spec: { terminationGracePeriodSeconds: 91 } } }, reason: 'more' };
    const found = named(await rendered(patch, later), patch.name);
    expect(at(found, 'spec', 'template', 'spec')).toMatchObject({ terminationGracePeriodSeconds: 91, tolerations: [{ key: 'x' }] });
    expect(found?.metadata.annotations?.[PATCH_ANNOTATION]).toBe(`${patch.reason}; more`);
  });
});

describe('a patch is a problem', () => {
  const problems = async (...patches: readonly Patch[]) => render(await platformOf(top({ patches }))).problems;

  it('not when it changes an object and gives a reason', async () => {
    expect(await problems(patch)).toEqual([]);
  });

  it('when there is no object of that name and kind', async () => {
    expect(await problems(patch, { ...patch, name: 'kafka' })).toEqual([
      {
        path: 'patches[1]',
        what: 'StatefulSet kafka is not rendered',
        why: 'the patch would change nothing',
        fix: 'use one of kafka-controller, kafka-broker-1, kafka-broker-2, kafka-broker-3, or remove the patch',
      },
    ]);
    expect(await problems({ kind: 'CronJob', name: 'x', spec: {}, reason: 'r' })).toMatchObject([
      { fix: 'use one of (no CronJob is rendered), or remove the patch' },
    ]);
  });

  it('when its reason is empty', async () => {
    expect(await problems({ ...patch, reason: ' ' })).toMatchObject([{ path: 'patches[0].reason', what: 'is empty' }]);
  });

  it('when it changes nothing', async () => {
    const spec = { podManagementPolicy: 'Parallel' } as const;
    expect(await problems({ ...patch, spec })).toMatchObject([
      { path: 'patches[0].spec', what: 'changes nothing in StatefulSet kafka-controller' },
    ]);
    expect(await problems({ ...patch, spec: { podManagementPolicy: 'OrderedReady' } })).toEqual([]);
  });

  it('when a part of it meets nothing', async () => {
    const spec = { template: { spec: { containers: [{ name: 'kafak', stdin: true }] } } };
    expect(await problems({ ...patch, spec })).toMatchObject([
      { path: 'patches[0].spec.template.spec.containers[0]', fix: expect.stringContaining('use one of kafka') },
    ]);
  });
});
