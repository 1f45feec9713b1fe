import { Menu } from 'electron';
import type { Texts } from '../shared/locale/en';

let shown: Texts | null = null;

/** The menu: zoom and quit, for their keys; the bar itself shows only once Alt is pressed. */
export function setMenu(texts: Texts): void {
  if (texts === shown) return;
  shown = texts;
  const { product, menu } = texts;
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: product,
        submenu: [
          { role: 'zoomIn', label: menu.zoomIn },
          // The same with the key that holds + without Shift, and on the number pad.
          { role: 'zoomIn', label: menu.zoomIn, accelerator: 'CommandOrControl+=', visible: false },
          { role: 'zoomOut', label: menu.zoomOut },
          { role: 'resetZoom', label: menu.zoomReset },
          { role: 'togglefullscreen', label: menu.fullScreen },
          { type: 'separator' },
          { role: 'quit', label: menu.quit, accelerator: 'CommandOrControl+Q' },
        ],
      },
    ]),
  );
}
