import { commandsPage } from './commands-page.js';
import { COMPONENT_SECTIONS, componentsPage } from './components-page.js';
import { environmentPage } from './environment-page.js';
import { epochsPage } from './epochs-page.js';
import { imagesPage } from './images-page.js';
import { PIPELINE_SECTIONS, pipelinesPage } from './pipelines-page.js';
import { rulesPage } from './rules-page.js';
import { settingsPage } from './settings-page.js';
import { linksTo } from './spec-sections.js';
import { transitionsPage } from './transitions-page.js';

/** The generated pages: path below docs/reference/, and text. */
export const pages = async (): Promise<ReadonlyMap<string, string>> =>
  new Map([
    ['commands.md', commandsPage()],
    ['components.md', componentsPage(linksTo(PIPELINE_SECTIONS, 'pipelines.md'))],
    ['environment.md', environmentPage()],
    ['images.md', imagesPage()],
    ['pipelines.md', pipelinesPage(linksTo(COMPONENT_SECTIONS, 'components.md'))],
    ['render-epochs.md', epochsPage()],
    ['settings.md', await settingsPage()],
    ['../rules.md', rulesPage()],
    ['../transitions.md', transitionsPage()],
  ]);
