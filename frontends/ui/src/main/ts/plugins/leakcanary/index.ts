import type { PagePlugin } from '../../state/plugin';
import { LeakView } from './LeakView';
import { initialState, receive, type LeakState } from './state';

/** Objects that were not released, and what holds them. */
export const leakCanary: PagePlugin<LeakState> = { title: 'LeakCanary', initialState, receive, View: LeakView };
