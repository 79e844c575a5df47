import { fieldsOf, listOf, textOf } from '../../api/json';
import type { Message } from '../../state/plugin';
import { parseLeak, type Leak } from './leakText';

export interface LeakState {
  leaks: Leak[];
  /** How many leaks of the app's list the user has cleared. */
  cleared: number;
}

export function initialState(): LeakState {
  return { leaks: [], cleared: 0 };
}

/** Each message brings the whole list. A list that is shorter than before is a new one. */
export function receive(state: LeakState, { method, params }: Message): LeakState {
  const list = listOf(fieldsOf(params)['leaks']);
  switch (method) {
    case 'reportLeak':
      return withLeaks(
        state,
        list.map(text => parseLeak(textOf(text))),
      );
    case 'reportLeak2':
      return withLeaks(state, list as Leak[]);
    default:
      return state;
  }
}

function withLeaks(state: LeakState, leaks: Leak[]): LeakState {
  const cleared = leaks.length < state.cleared ? 0 : state.cleared;
  return { leaks: leaks.slice(cleared), cleared };
}

export function withoutLeaks({ leaks, cleared }: LeakState): LeakState {
  return { leaks: [], cleared: cleared + leaks.length };
}
