import { fieldsOf, textOf } from '../../api/json';
import { RowStore } from '../../rows/store';
import type { Message } from '../../state/plugin';
import { callAfter, type Call } from './call';
import type { Mock } from './mocks';

export interface NetworkState {
  calls: RowStore<Call>;
  mocks: Mock[];
  /** Whether the app can mock responses; null until it has answered. */
  canMock: boolean | null;
}

export function initialState(): NetworkState {
  return { calls: new RowStore<Call>(call => call.id), mocks: [], canMock: null };
}

export function receive(state: NetworkState, message: Message): NetworkState {
  const id = textOf(fieldsOf(message.params)['id']);
  const call = callAfter(state.calls.find(id), message);
  if (call) state.calls.put(call);
  return state;
}

/** The number of the row of a call; null where there is none. */
export function rowOfCall({ calls }: NetworkState, id: string): number | null {
  for (let number = calls.first; number < calls.end; number++) {
    if (calls.at(number)?.id === id) return number;
  }
  return null;
}
