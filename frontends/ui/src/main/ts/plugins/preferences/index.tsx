import { useSignal } from '@preact/signals';
import { Empty, Section, Split } from '../../components/basics';
import { chooseFile, saveFile } from '../../components/clipboard';
import { dateTime, text } from '../../components/format';
import { EditableValue } from '../../components/json/Json';
import { words, type Session } from '../../state/session';
import type { Message, PagePlugin } from '../../state/plugin';

type Values = Record<string, unknown>;

interface Changed {
  time: number;
  store: string;
  name: string;
  deleted: boolean;
  value: unknown;
}

export interface PreferencesState {
  stores: Record<string, Values> | null;
  changes: Changed[];
}

/** Keys and values an app keeps. */
export const preferences: PagePlugin<PreferencesState> = {
  title: 'Preferences',
  start: () => ({ stores: null, changes: [] }),
  receive,
  async opened(session) {
    const stores = await session.tell<Record<string, Values>>('getAllSharedPreferences');
    if (stores) session.update(state => ({ ...state, stores }));
  },
  View: PreferencesView,
};

export function receive(state: PreferencesState, { method, params }: Message): PreferencesState {
  if (method !== 'sharedPreferencesChange') return state;
  const { preferences: store, name, value } = params as { preferences: string; name: string; value: unknown };
  const deleted = params.deleted === true || params.deleted === 'YES';
  const changes = [{ time: Number(params.time), store, name, deleted, value }, ...state.changes].slice(0, 1000);
  const before = state.stores?.[store];
  if (!before) return { ...state, changes };
  const after: Values = { ...before, [name]: value };
  if (deleted) delete after[name];
  return { changes, stores: { ...state.stores, [store]: after } };
}

function PreferencesView({ session }: { session: Session<PreferencesState> }) {
  const { stores, changes } = session.state.value;
  const chosen = useSignal<string | null>(null);
  const search = useSignal('');
  if (stores === null)
    return (
      <Empty title="Preferences">
        {session.connected.value
          ? 'Asking the app…'
          : 'The app is not connected; preferences are read from the app itself.'}
      </Empty>
    );
  const names = Object.keys(stores);
  const store = chosen.value !== null && chosen.value in stores ? chosen.value : names[0];
  if (store === undefined)
    return <Empty title="No preferences">The app has the plugin, but nothing to show with it.</Empty>;

  const keep = (values: Values | undefined) =>
    values && session.update(state => ({ ...state, stores: { ...state.stores, [store]: values } }));
  const set = async (name: string, value: unknown) =>
    keep(
      await session.tell('setSharedPreference', {
        sharedPreferencesName: store,
        preferenceName: name,
        preferenceValue: value,
      }),
    );
  const remove = async (name: string) =>
    keep(await session.tell('deleteSharedPreference', { sharedPreferencesName: store, preferenceName: name }));
  const load = async () => {
    try {
      const loaded = JSON.parse((await chooseFile('.json')) ?? '{}') as Values;
      for (const [name, value] of Object.entries(loaded))
        if (name in stores[store]! && stores[store]![name] !== value) await set(name, value);
    } catch (wrong) {
      session.problem.value = `The file holds no preferences: ${words(wrong)}`;
    }
  };
  const shown = Object.entries(stores[store]!).filter(([name, value]) =>
    `${name} ${text(value)}`.toLowerCase().includes(search.value.toLowerCase()),
  );
  return (
    <div class="column">
      <div class="bar" role="toolbar" aria-label="Preferences">
        <select aria-label="Store" value={store} onChange={event => (chosen.value = event.currentTarget.value)}>
          {names.map(name => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
        <input
          type="search"
          class="search"
          aria-label="Search"
          placeholder="Search"
          value={search.value}
          onInput={event => (search.value = event.currentTarget.value)}
        />
        <span class="grow" />
        <button
          type="button"
          onClick={() => saveFile(`${store}.json`, 'application/json', JSON.stringify(stores[store], null, 2))}
        >
          Save as file
        </button>
        <button type="button" onClick={() => void load()}>
          Load from file
        </button>
      </div>
      <Split
        name="Preferences"
        side={
          changes.length > 0 && (
            <Section title="Changes">
              <ol class="history">
                {changes.map((change, index) => (
                  <li key={index}>
                    <span class="mono muted">{dateTime(change.time)}</span> {change.store}{' '}
                    <strong>{change.name}</strong> {change.deleted ? 'deleted' : <code>{text(change.value)}</code>}
                  </li>
                ))}
              </ol>
            </Section>
          )
        }
      >
        <div class="grid-scroller" tabIndex={0} role="region" aria-label="Values">
          <table class="grid fill">
            <thead>
              <tr>
                <th scope="col">Key</th>
                <th scope="col">Value</th>
                <th scope="col">Type</th>
                <th scope="col">Actions</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(([name, value]) => (
                <tr key={name}>
                  <td class="mono">{name}</td>
                  <td class="mono">
                    <EditableValue name={name} value={value} save={next => void set(name, next)} />
                  </td>
                  <td class="muted">{value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value}</td>
                  <td>
                    <button type="button" aria-label={`Delete ${name}`} onClick={() => void remove(name)}>
                      Delete
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {shown.length === 0 && (
            <p class="muted table-empty">{search.value ? 'Nothing matches.' : 'This store is empty.'}</p>
          )}
        </div>
      </Split>
    </div>
  );
}
