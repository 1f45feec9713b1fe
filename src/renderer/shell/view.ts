import { create } from 'zustand';

/** The tabs of the window, in order. */
export const views = ['stations', 'history', 'computers'] as const;
export type View = (typeof views)[number];

/** The tab that is open. */
export const useView = create<{ readonly view: View }>(() => ({ view: 'stations' }));

/** Opens a tab. */
export function openView(view: View): void {
  useView.setState({ view });
}
