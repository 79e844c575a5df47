import type { PagePlugin } from '../../state/plugin';
import { initialState, receive, type UiState } from './state';
import { UiView } from './UiView';

/** What the app shows, as a tree and as a picture. */
export const uiDebugger: PagePlugin<UiState> = { title: 'UI Debugger', initialState, receive, View: UiView };
