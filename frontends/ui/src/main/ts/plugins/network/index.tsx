import { RowStore } from '../../rows/store';
import type { Session } from '../../state/session';
import type { PagePlugin } from '../../state/plugin';
import { callAfter, type Call } from './call';
import { routesOf, type Mock } from './mocks';
import { NetworkView } from './NetworkView';

export interface NetworkState {
  calls: RowStore<Call>;
  mocks: Mock[];
  /** Whether the app can mock; null until it said so. */
  canMock: boolean | null;
}

/** Requests the app makes or answers. */
export const network: PagePlugin<NetworkState> = {
  title: 'Network',
  start: () => ({ calls: new RowStore<Call>(call => call.id), mocks: [], canMock: null }),
  receive(state, message) {
    const after = callAfter(state.calls.find(String(message.params?.id)), message);
    if (after) state.calls.put(after);
    return state;
  },
  async opened(session) {
    const canMock = await session.supports('mockResponses');
    session.update(state => ({ ...state, canMock, mocks: remembered(session) }));
    if (canMock && routesOf(session.state.value.mocks).length > 0) await tell(session);
  },
  View: NetworkView,
};

/** Rules hold for an app until they are changed, also after a reload. */
export function changeMocks(session: Session<NetworkState>, mocks: Mock[]): void {
  session.update(state => ({ ...state, mocks }));
  localStorage.setItem(keyOf(session), JSON.stringify(mocks));
  void tell(session);
}

async function tell(session: Session<NetworkState>): Promise<void> {
  await session.tell('mockResponses', { routes: routesOf(session.state.value.mocks) });
}

function remembered(session: Session<NetworkState>): Mock[] {
  try {
    return JSON.parse(localStorage.getItem(keyOf(session)) ?? '[]');
  } catch {
    return [];
  }
}

function keyOf(session: Session<NetworkState>): string {
  return `mocks ${session.target.name}`;
}
