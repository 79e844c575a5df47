import { fieldsOf, textOf } from '../../api/json';
import type { Message } from '../../state/plugin';

export type Values = Record<string, unknown>;

/** A change that the app reported. */
export interface PreferenceChange {
  time: number;
  store: string;
  name: string;
  deleted: boolean;
  value: unknown;
}

export interface PreferencesState {
  /** Null until the app has answered. */
  stores: Record<string, Values> | null;
  /** The latest first. */
  changes: PreferenceChange[];
}

const MAX_CHANGES = 1000;

export function initialState(): PreferencesState {
  return { stores: null, changes: [] };
}

export function receive(state: PreferencesState, { method, params }: Message): PreferencesState {
  return method === 'sharedPreferencesChange' ? withChange(state, changeIn(params)) : state;
}

/** iOS writes the flag as YES. */
function changeIn(params: unknown): PreferenceChange {
  const { preferences, name, time, deleted, value } = fieldsOf(params);
  return {
    time: Number(time),
    store: textOf(preferences),
    name: textOf(name),
    deleted: deleted === true || deleted === 'YES',
    value,
  };
}

function withChange(state: PreferencesState, change: PreferenceChange): PreferencesState {
  const changes = [change, ...state.changes].slice(0, MAX_CHANGES);
  const before = state.stores?.[change.store];
  if (!before) return { ...state, changes };
  const after = Object.fromEntries(Object.entries(before).filter(([name]) => name !== change.name || !change.deleted));
  if (!change.deleted) after[change.name] = change.value;
  return { changes, stores: { ...state.stores, [change.store]: after } };
}

export function withStore(state: PreferencesState, store: string, values: Values): PreferencesState {
  return { ...state, stores: { ...state.stores, [store]: values } };
}

/** The values to set so that a store equals a file; names that the store does not have are skipped. */
export function differences(store: Values, file: Values): [name: string, value: unknown][] {
  return Object.entries(file).filter(([name, value]) => name in store && store[name] !== value);
}

/** Names and values that contain the text. */
export function matching(values: Values, text: string): [name: string, value: unknown][] {
  const wanted = text.toLowerCase();
  return Object.entries(values).filter(([name, value]) => `${name} ${textOf(value)}`.toLowerCase().includes(wanted));
}
