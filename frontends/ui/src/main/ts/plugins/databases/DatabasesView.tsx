import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Empty } from '../../components/Empty';
import { SearchBox } from '../../components/SearchBox';
import { Tabs } from '../../components/Tabs';
import { DataTab } from './DataTab';
import type { Database, DatabaseId } from './protocol';
import { readDatabases, type DatabasesSession } from './requests';
import { SqlTab } from './SqlTab';
import { StructureTab } from './StructureTab';

export function DatabasesView({ session }: { session: DatabasesSession }) {
  const { databases, chosen } = session.state.value;
  const database = databases?.find(({ id }) => id === chosen?.database);
  if (databases === null) {
    return (
      <Empty title="Databases">
        {session.connected.value
          ? 'Reading the list of databases…'
          : 'The app is not connected. Databases are read from the running app.'}
      </Empty>
    );
  }
  if (!database) return <Empty title="No database">The app has the plugin, but no database.</Empty>;
  return (
    <div class="databases">
      <TableList session={session} databases={databases} database={database} table={chosen?.table ?? null} />
      <DatabaseTabs session={session} database={database} table={chosen?.table ?? null} />
    </div>
  );
}

interface ChosenProps {
  session: DatabasesSession;
  database: Database;
  table: string | null;
}

function TableList({ session, databases, database, table }: ChosenProps & { databases: Database[] }) {
  const search = useSignal('');
  const choose = (id: DatabaseId, name: string | null) =>
    session.update(state => ({ ...state, chosen: { database: id, table: name } }));
  const chooseDatabase = (id: string) => {
    const next = databases.find(one => String(one.id) === id);
    if (next) choose(next.id, next.tables[0] ?? null);
  };
  const tables = database.tables.filter(name => name.toLowerCase().includes(search.value.toLowerCase()));
  return (
    <div class="list-pane">
      <label class="stack-label">
        Database
        <select value={String(database.id)} onChange={event => chooseDatabase(event.currentTarget.value)}>
          {databases.map(({ id, name }) => (
            <option key={id} value={String(id)}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <SearchBox text={search} label="Search tables" class="" />
      <ul class="choices" aria-label="Tables">
        {tables.map(name => (
          <li key={name}>
            <button type="button" aria-current={name === table} onClick={() => choose(database.id, name)}>
              {name}
            </button>
          </li>
        ))}
      </ul>
      <button type="button" onClick={() => void readDatabases(session)}>
        Reload tables
      </button>
    </div>
  );
}

function DatabaseTabs({ session, database, table }: ChosenProps) {
  const tab = useSignal('data');
  const link = session.link.value;
  useEffect(() => {
    if (link) tab.value = 'sql';
  }, [link]);
  return (
    <div class="column">
      <Tabs
        label="View"
        chosen={tab}
        tabs={[
          ['data', 'Data'],
          ['structure', 'Structure'],
          ['sql', 'SQL'],
        ]}
      />
      <TabContent tab={tab.value} session={session} database={database} table={table} />
    </div>
  );
}

function TabContent({ tab, session, database, table }: ChosenProps & { tab: string }) {
  if (tab === 'sql') return <SqlTab session={session} database={database} key={String(database.id)} />;
  if (table === null) return <Empty title="No table">The database has no tables.</Empty>;
  const Tab = tab === 'data' ? DataTab : StructureTab;
  return <Tab session={session} database={database} table={table} key={`${database.id} ${table}`} />;
}
