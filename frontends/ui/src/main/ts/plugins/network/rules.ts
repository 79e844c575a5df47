import { readStored, store } from '../../components/storage';
import type { PluginSession } from '../../state/plugin';
import { routesOf, type Mock } from './mocks';
import type { NetworkState } from './state';

export type NetworkSession = PluginSession<NetworkState>;

/** Changes the mock rules of an app. The browser keeps them, so that they apply again after a reload. */
export function changeRules(session: NetworkSession, mocks: Mock[]): void {
  session.update(state => ({ ...state, mocks }));
  store(keyOf(session), mocks);
  void sendRules(session);
}

/** Sends the rules that the browser keeps to an app that has connected. */
export async function restoreRules(session: NetworkSession): Promise<void> {
  const canMock = await session.supports('mockResponses');
  session.update(state => ({ ...state, canMock, mocks: readStored<Mock[]>(keyOf(session), []) }));
  if (canMock && routesOf(session.state.value.mocks).length > 0) await sendRules(session);
}

async function sendRules(session: NetworkSession): Promise<void> {
  await session.tryCall('mockResponses', { routes: routesOf(session.state.value.mocks) });
}

function keyOf({ target }: NetworkSession): string {
  return `mocks ${target.name}`;
}
