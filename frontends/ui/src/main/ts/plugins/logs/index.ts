import type { PagePlugin } from '../../state/plugin';
import { LogView } from './LogView';
import { initialState, receive, type LogState } from './state';

/** The log of a JVM app. */
export const jvmLogs: PagePlugin<LogState> = { title: 'Logs', initialState, receive, View: LogView };

/** The log of a device; begins with the lines that the server remembers. */
export const deviceLogs: PagePlugin<LogState> = {
  title: 'Logs',
  initialState,
  receive,
  async onOpen({ target, state, exec }) {
    const history = await exec('bottlenose-device-history', target.serial).catch(() => null);
    const logs = history?.logs ?? [];
    state.value = logs.reduce((before, params) => receive(before, { method: 'log', params }), initialState());
  },
  View: LogView,
};
