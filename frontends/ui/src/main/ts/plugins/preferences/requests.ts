import { fieldsOf } from '../../api/json';
import { errorMessage } from '../../api/requestError';
import type { PluginSession } from '../../state/plugin';
import { differences, withStore, type PreferencesState, type Values } from './state';

export type PreferencesSession = PluginSession<PreferencesState>;

export async function readStores(session: PreferencesSession): Promise<void> {
  const stores = await session.tryCall<Record<string, Values>>('getAllSharedPreferences');
  if (stores) session.update(state => ({ ...state, stores }));
}

export async function setPreference(
  session: PreferencesSession,
  store: string,
  name: string,
  value: unknown,
): Promise<void> {
  const params = { sharedPreferencesName: store, preferenceName: name, preferenceValue: value };
  const values = await session.tryCall<Values>('setSharedPreference', params);
  if (values) session.update(state => withStore(state, store, values));
}

export async function deletePreference(session: PreferencesSession, store: string, name: string): Promise<void> {
  const params = { sharedPreferencesName: store, preferenceName: name };
  const values = await session.tryCall<Values>('deleteSharedPreference', params);
  if (values) session.update(state => withStore(state, store, values));
}

/** Sets the values of a file, where the store has them and they differ. */
export async function loadPreferences(session: PreferencesSession, store: string, json: string): Promise<void> {
  try {
    const file = fieldsOf(JSON.parse(json));
    const changes = differences(session.state.value.stores?.[store] ?? {}, file);
    for (const [name, value] of changes) await setPreference(session, store, name, value);
  } catch (error) {
    session.problem.value = `The file contains no preferences: ${errorMessage(error)}`;
  }
}
