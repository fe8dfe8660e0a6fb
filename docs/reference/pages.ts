import { commandsPage } from './commands-page.js';
import { environmentPage } from './environment-page.js';
import { imagesPage } from './images-page.js';
import { rulesPage } from './rules-page.js';
import { settingsPage } from './settings-page.js';
import { transitionsPage } from './transitions-page.js';

/** The generated pages: file name beside this, and text. */
export const pages = async (): Promise<ReadonlyMap<string, string>> =>
  new Map([
    ['commands.md', commandsPage()],
    ['environment.md', environmentPage()],
    ['images.md', imagesPage()],
    ['settings.md', await settingsPage()],
    ['../rules.md', rulesPage()],
    ['../transitions.md', transitionsPage()],
  ]);
