import type { PagePlugin } from '../../state/plugin';
import { NavigationView } from './NavigationView';
import { initialState, receive, type NavigationState } from './state';

/** The places that the app shows, and a way to open them. */
export const navigation: PagePlugin<NavigationState> = {
  title: 'Navigation',
  initialState,
  receive,
  View: NavigationView,
};
