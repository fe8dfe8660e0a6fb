import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { expectDeclared } from '../checks/declared.js';
import { expectUnchangedBySecondApply, meddle, podIdentities } from '../checks/edits.js';
import { expectZoneLossSurvived } from '../checks/zone.js';
import { diskSet } from '../disk-set.js';
import { edited } from '../edited.js';
import { currentLab } from '../kit/lab.js';
import { E2E } from '../kit/places.js';
import { platformOf, remove } from '../kit/platform.js';
import { applyOk } from '../kit/sluice.js';
import { CLIENT_NAMESPACE, coreSet, PAYMENTS, ready, STRANGER_NAMESPACE, type Stage } from '../short-set.js';
import { core } from '../variants.js';

const EDITED = join(E2E, 'environments-edited.ts');
const after = edited(core);
const stage: Partial<Stage> = {};

coreSet(stage);

describe('staging, edited', () => {
  it('has the topics of an edited description after an apply, and restarts nothing', async () => {
    const { platform, tools } = ready(stage);
    const before = await podIdentities(platform);
    await applyOk('core', EDITED);
    await expectDeclared(tools, await platformOf(after));
    expect(await podIdentities(platform)).toEqual(before);
  });
  it('is as described again after somebody altered it by hand', async () => {
    const { tools } = ready(stage);
    const platform = await platformOf(after);
    await meddle(tools);
    await expect(expectDeclared(tools, platform)).rejects.toThrow('to deeply equal');
    await applyOk('core', EDITED);
    await expectDeclared(tools, platform);
  });
  it('is not changed by applying it again', async () => {
    await expectUnchangedBySecondApply(await platformOf(after), EDITED);
  });
});

describe('staging, without a zone', () => {
  it('loses nothing when a zone goes dark and comes back', async ({ skip }) => {
    const lab = await currentLab();
    if (!lab) return skip('only the lab can switch off a zone: no ../shared/lab and no $SLUICE_LAB for this cluster');
    const { platform, client, tools } = ready(stage);
    await expectZoneLossSurvived({ platform, client, tools, run: 3, route: PAYMENTS }, { lab });
  });
});

diskSet(stage, after, EDITED);

afterAll(() => remove('streaming', CLIENT_NAMESPACE, STRANGER_NAMESPACE));
