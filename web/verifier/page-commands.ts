import type { Command } from '../shared/keyboard.ts';
import type { PageView } from '../shared/page-viewer/use-page-view.ts';

interface OnPage {
  readonly page: PageView;
}

const always = () => true;
const panStepPx = 80;

/** How the page is looked at, the same on every screen that shows one. */
export const pageCommands: readonly Command<OnPage>[] = [
  { name: 'togglePage', keys: ['F8'], when: always, do: (c) => c.page.togglePage() },
  { name: 'zoomIn', keys: ['Alt++'], when: always, do: (c) => c.page.zoomIn() },
  { name: 'zoomOut', keys: ['Alt+-'], when: always, do: (c) => c.page.zoomOut() },
  { name: 'wholePage', keys: ['Alt+0'], when: always, do: (c) => c.page.wholePage() },
  { name: 'toField', keys: ['Alt+9'], when: always, do: (c) => c.page.toField() },
  { name: 'panLeft', keys: ['Alt+ArrowLeft'], when: always, do: (c) => c.page.panBy(panStepPx, 0) },
  { name: 'panRight', keys: ['Alt+ArrowRight'], when: always, do: (c) => c.page.panBy(-panStepPx, 0) },
  { name: 'panUp', keys: ['Alt+ArrowUp'], when: always, do: (c) => c.page.panBy(0, panStepPx) },
  { name: 'panDown', keys: ['Alt+ArrowDown'], when: always, do: (c) => c.page.panBy(0, -panStepPx) },
  { name: 'rotate', keys: ['Alt+R'], when: always, do: (c) => c.page.rotate() },
  { name: 'contrast', keys: ['Alt+C'], when: always, do: (c) => c.page.contrast() },
  { name: 'invert', keys: ['Alt+I'], when: always, do: (c) => c.page.invert() },
  { name: 'original', keys: ['Alt+O'], when: always, do: (c) => c.page.original() },
];
