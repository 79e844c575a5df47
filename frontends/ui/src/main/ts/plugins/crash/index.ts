import type { PagePlugin } from '../../state/plugin';
import { CrashView } from './CrashView';
import { crashOf, initialState, receive, type CrashState } from './state';

/** Crashes that an app or a device reports, or errors that an app's plugins throw. */
export function crashes(title: string): PagePlugin<CrashState> {
  return {
    title,
    initialState,
    receive,
    async onOpen({ target, state, exec }) {
      if (target.clientId !== null) return;
      const history = await exec('bottlenose-device-history', target.serial).catch(() => null);
      const { rows } = state.value;
      rows.clear();
      for (const crash of history?.crashes ?? []) rows.put(crashOf(crash, Date.now()));
    },
    View: CrashView,
  };
}
