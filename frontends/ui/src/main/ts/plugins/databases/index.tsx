import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Empty, Tabs } from '../../components/basics';
import type { Session } from '../../state/session';
import type { PagePlugin } from '../../state/plugin';
import { DataTab } from './DataTab';
import type { Database } from './protocol';
import { SqlTab } from './SqlTab';
import { StructureTab } from './StructureTab';

export interface Asked {
  at: number;
  sql: string;
  /** What came of it, in a few words. */
  outcome: string;
}

export interface DatabasesState {
  databases: Database[] | null;
  chosen: { database: number | string; table: string | null } | null;
  history: Asked[];
}

/** Tables of the app's databases, and SQL. */
export const databases: PagePlugin<DatabasesState> = {
  title: 'Databases',
  start: () => ({ databases: null, chosen: null, history: [] }),
  receive: state => state,
  opened: session => list(session),
  View: DatabasesView,
};

async function list(session: Session<DatabasesState>): Promise<void> {
  const found = await session.tell<Database[]>('databaseList');
  if (!found) return;
  session.update(state => {
    const kept = found.some(({ id }) => id === state.chosen?.database) ? state.chosen : null;
    const first = found[0];
    return {
      ...state,
      databases: found,
      chosen: kept ?? (first ? { database: first.id, table: first.tables[0] ?? null } : null),
    };
  });
}

function DatabasesView({ session }: { session: Session<DatabasesState> }) {
  const { databases: all, chosen } = session.state.value;
  const tab = useSignal('data');
  const search = useSignal('');
  useEffect(() => {
    if (session.link.value) tab.value = 'sql';
  }, [session.link.value]);
  if (all === null)
    return (
      <Empty title="Databases">
        {session.connected.value
          ? 'Asking the app for its databases…'
          : 'The app is not connected; databases are read from the app itself.'}
      </Empty>
    );
  const database = all.find(({ id }) => id === chosen?.database);
  if (!database) return <Empty title="No database">The app has the plugin, but no database.</Empty>;
  const choose = (id: number | string, table: string | null) =>
    session.update(state => ({ ...state, chosen: { database: id, table } }));
  const tables = database.tables.filter(name => name.toLowerCase().includes(search.value.toLowerCase()));
  const table = chosen?.table ?? null;
  return (
    <div class="databases">
      <div class="list-pane">
        <label class="stack-label">
          Database
          <select
            value={String(database.id)}
            onChange={event => {
              const next = all.find(({ id }) => String(id) === event.currentTarget.value)!;
              choose(next.id, next.tables[0] ?? null);
            }}
          >
            {all.map(({ id, name }) => (
              <option key={id} value={String(id)}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <input
          type="search"
          aria-label="Search tables"
          placeholder="Tables"
          value={search.value}
          onInput={event => (search.value = event.currentTarget.value)}
        />
        <ul class="choices" aria-label="Tables">
          {tables.map(name => (
            <li key={name}>
              <button type="button" aria-current={name === table} onClick={() => choose(database.id, name)}>
                {name}
              </button>
            </li>
          ))}
        </ul>
        <button type="button" onClick={() => void list(session)}>
          Reload tables
        </button>
      </div>
      <div class="column">
        <Tabs
          label="What to see"
          chosen={tab}
          tabs={[
            ['data', 'Data'],
            ['structure', 'Structure'],
            ['sql', 'SQL'],
          ]}
        />
        {tab.value === 'sql' ? (
          <SqlTab session={session} database={database} key={String(database.id)} />
        ) : table === null ? (
          <Empty title="No table">The database has no tables yet.</Empty>
        ) : tab.value === 'data' ? (
          <DataTab session={session} database={database} table={table} key={`${database.id} ${table}`} />
        ) : (
          <StructureTab session={session} database={database} table={table} key={`${database.id} ${table}`} />
        )}
      </div>
    </div>
  );
}
