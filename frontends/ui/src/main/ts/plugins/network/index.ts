import type { PagePlugin } from '../../state/plugin';
import { NetworkView } from './NetworkView';
import { restoreRules } from './rules';
import { initialState, receive, type NetworkState } from './state';

/** The HTTP requests that an app sends or receives. */
export const network: PagePlugin<NetworkState> = {
  title: 'Network',
  initialState,
  receive,
  onOpen: session => restoreRules(session),
  View: NetworkView,
};
