import type { PagePlugin } from '../../state/plugin';
import { PreferencesView } from './PreferencesView';
import { readStores } from './requests';
import { initialState, receive, type PreferencesState } from './state';

/** The keys and values that an app stores. */
export const preferences: PagePlugin<PreferencesState> = {
  title: 'Preferences',
  initialState,
  receive,
  onOpen: session => readStores(session),
  View: PreferencesView,
};
