import { useSignal, type Signal } from '@preact/signals';
import { textOf } from '../../api/json';
import { Empty } from '../../components/Empty';
import { chooseFile, saveFile } from '../../components/files';
import { dateTime } from '../../components/format';
import { EditableValue } from '../../components/json/EditableValue';
import { SearchBox } from '../../components/SearchBox';
import { Section } from '../../components/Section';
import { Split } from '../../components/Split';
import { deletePreference, loadPreferences, setPreference, type PreferencesSession } from './requests';
import { matching, type PreferenceChange, type Values } from './state';

export function PreferencesView({ session }: { session: PreferencesSession }) {
  const { stores, changes } = session.state.value;
  const chosen = useSignal<string | null>(null);
  const search = useSignal('');
  if (stores === null) {
    return (
      <Empty title="Preferences">
        {session.connected.value
          ? 'Reading the preferences…'
          : 'The app is not connected. Preferences are read from the running app.'}
      </Empty>
    );
  }
  const names = Object.keys(stores);
  const store = chosen.value !== null && chosen.value in stores ? chosen.value : names[0];
  const values = store === undefined ? undefined : stores[store];
  if (store === undefined || !values) {
    return <Empty title="No preferences">The app has the plugin, but no preferences.</Empty>;
  }
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
        <SearchBox text={search} />
        <span class="grow" />
        <FileButtons session={session} store={store} values={values} />
      </div>
      <Split name="Preferences" side={changes.length > 0 && <Changes changes={changes} />}>
        <ValueTable session={session} store={store} values={values} search={search} />
      </Split>
    </div>
  );
}

interface StoreProps {
  session: PreferencesSession;
  store: string;
  values: Values;
}

function FileButtons({ session, store, values }: StoreProps) {
  const load = async () => {
    const text = await chooseFile('.json');
    if (text !== null) await loadPreferences(session, store, text);
  };
  return (
    <>
      <button
        type="button"
        onClick={() => saveFile(`${store}.json`, 'application/json', JSON.stringify(values, null, 2))}
      >
        Save to file
      </button>
      <button type="button" onClick={() => void load()}>
        Load from file
      </button>
    </>
  );
}

function Changes({ changes }: { changes: PreferenceChange[] }) {
  return (
    <Section title="Changes">
      <ol class="history">
        {changes.map(({ time, store, name, deleted, value }, index) => (
          <li key={index}>
            <span class="mono muted">{dateTime(time)}</span> {store} <strong>{name}</strong>{' '}
            {deleted ? 'deleted' : <code>{textOf(value)}</code>}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function ValueTable({ session, store, values, search }: StoreProps & { search: Signal<string> }) {
  const shown = matching(values, search.value);
  return (
    <div class="grid-scroller" tabIndex={0} role="region" aria-label="Values">
      <table class="grid fill">
        <thead>
          <tr>
            {['Key', 'Value', 'Type', 'Actions'].map(title => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(([name, value]) => (
            <tr key={name}>
              <td class="mono">{name}</td>
              <td class="mono">
                <EditableValue
                  name={name}
                  value={value}
                  save={next => void setPreference(session, store, name, next)}
                />
              </td>
              <td class="muted">{typeNameOf(value)}</td>
              <td>
                <button
                  type="button"
                  aria-label={`Delete ${name}`}
                  onClick={() => void deletePreference(session, store, name)}
                >
                  Delete
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length === 0 && (
        <p class="muted table-empty">{search.value ? 'No preferences match the search.' : 'This store is empty.'}</p>
      )}
    </div>
  );
}

function typeNameOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value;
}
