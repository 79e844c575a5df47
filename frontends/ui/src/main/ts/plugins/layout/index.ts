import type { PagePlugin } from '../../state/plugin';
import { LayoutView } from './LayoutView';
import { readTree } from './requests';
import { initialState, receive, type LayoutState } from './state';

/** The classic layout inspector: the app's views as a tree. */
export const layout: PagePlugin<LayoutState> = {
  title: 'Layout',
  initialState,
  receive,
  async onOpen(session) {
    await readTree(session, 'views');
    await readTree(session, 'accessibility').catch(() => {});
  },
  View: LayoutView,
};
