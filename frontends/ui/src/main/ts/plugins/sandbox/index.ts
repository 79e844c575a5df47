import type { PagePlugin } from '../../state/plugin';
import { SandboxView } from './SandboxView';
import { environmentsIn, initialState, type SandboxState } from './state';

/** The environment that the app connects to, such as a test server. */
export const sandbox: PagePlugin<SandboxState> = {
  title: 'Sandbox',
  initialState,
  receive: state => state,
  async onOpen(session) {
    const environments = environmentsIn(await session.tryCall('getSandbox'));
    if (environments) session.update(state => ({ ...state, environments }));
  },
  View: SandboxView,
};
