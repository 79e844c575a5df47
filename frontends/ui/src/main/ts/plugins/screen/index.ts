import type { PagePlugin } from '../../state/plugin';
import { ScreenView, type ScreenState } from './ScreenView';

/** Screenshots of a device. */
export const screen: PagePlugin<ScreenState> = {
  title: 'Screen',
  initialState: () => ({ png: null }),
  receive: state => state,
  View: ScreenView,
};
