import { describe, expect, it } from 'vitest';
import type { Patch } from '../../platform/patch.js';
import { at } from '../../policy/schemas/json.js';
import { platformOf, top } from '../../test/described.js';
import { PATCH_ANNOTATION, patchProblems, renderObjects } from './index.js';

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

  it('replaces lists whole', async () => {
    const service: Patch = { kind: 'Service', name: 'kafka-bootstrap', spec: { ports: [{ port: 1 }] }, reason: 'r' };
    const found = (await rendered(service)).find(({ kind, metadata }) => kind === 'Service' && metadata.name === 'kafka-bootstrap');
    expect(found?.spec).toMatchObject({ ports: [{ port: 1 }] });
  });

  it('comes after another one of the same object', async () => {
    const later: Patch = { ...patch, spec: { template: { spec: { terminationGracePeriodSeconds: 91 } } }, reason: 'more' };
    const found = named(await rendered(patch, later), patch.name);
    expect(at(found, 'spec', 'template', 'spec')).toMatchObject({ terminationGracePeriodSeconds: 91, tolerations: [{ key: 'x' }] });
  });
});

describe('a patch is a problem', () => {
  const problems = (...patches: readonly Patch[]) => patchProblems(renderObjects(sound), patches);

  it('not when its object is there and a reason is given', () => {
    expect(problems(patch)).toEqual([]);
  });

  it('when there is no object of that name and kind', () => {
    expect(problems(patch, { ...patch, name: 'kafka' })).toEqual([
      {
        path: 'patches[1]',
        what: 'there is no StatefulSet kafka',
        why: 'the change you count on would not be made',
        fix: 'name one of kafka-controller, kafka-broker-1, kafka-broker-2, kafka-broker-3, or remove the patch',
      },
    ]);
    expect(problems({ kind: 'Service', name: 'kafka-controller', spec: {}, reason: 'r' })).toHaveLength(1);
  });

  it('when its reason is empty', () => {
    expect(problems({ ...patch, reason: ' ' })).toMatchObject([{ path: 'patches[0].reason', what: 'is empty' }]);
  });
});
