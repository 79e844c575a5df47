import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Problem, Section } from '../../components/basics';
import { Code } from '../../components/code/Code';
import { copyText } from '../../components/clipboard';
import { clockTime, counted, duration } from '../../components/format';
import { words, type Session } from '../../state/session';
import type { DatabasesState } from '.';
import { Grid } from './Grid';
import { valueText, type Database, type Executed } from './protocol';

const MOST_REMEMBERED = 100;

/** SQL: an editor that knows the tables, what came of it, what was asked before, favourites. */
export function SqlTab({ session, database }: { session: Session<DatabasesState>; database: Database }) {
  const draftKey = `sql ${session.target.name} ${database.name}`;
  const text = useSignal(
    localStorage.getItem(draftKey) ?? (database.tables[0] ? `SELECT * FROM "${database.tables[0]}"` : ''),
  );
  const result = useSignal<Executed | null>(null);
  const problem = useSignal<string | null>(null);
  const took = useSignal<number | null>(null);
  const favourites = useSignal<string[]>(JSON.parse(localStorage.getItem('sql favourites') ?? '[]'));
  const schema = useSignal<Record<string, string[]>>(Object.fromEntries(database.tables.map(name => [name, []])));
  useEffect(() => text.subscribe(now => localStorage.setItem(draftKey, now)), []);
  useEffect(() => void columnsOf(session, database).then(found => (schema.value = found)), []);

  const remember = (sql: string, outcome: string) =>
    session.update(state => ({
      ...state,
      history: [{ at: Date.now(), sql, outcome }, ...state.history].slice(0, MOST_REMEMBERED),
    }));
  const run = async () => {
    const sql = text.value.trim();
    if (sql === '') return;
    const began = performance.now();
    try {
      result.value = await session.call<Executed>('execute', { databaseId: database.id, value: sql });
      problem.value = null;
      remember(sql, outcomeOf(result.value));
    } catch (wrong) {
      result.value = null;
      problem.value = words(wrong);
      remember(sql, words(wrong));
    }
    took.value = performance.now() - began;
  };
  const favour = (sql: string) => {
    favourites.value = favourites.value.includes(sql)
      ? favourites.value.filter(one => one !== sql)
      : [sql, ...favourites.value];
    localStorage.setItem('sql favourites', JSON.stringify(favourites.value));
  };

  const found = result.value;
  return (
    <div class="column scroll" tabIndex={0}>
      <div class="sql-editor">
        <Code text={text} language="sql" label="SQL" schema={schema.value} onRun={() => void run()} />
      </div>
      <div class="bar" role="toolbar" aria-label="SQL">
        <button type="button" class="primary" onClick={() => void run()} title="Ctrl+Enter">
          Run
        </button>
        <button
          type="button"
          aria-pressed={favourites.value.includes(text.value.trim())}
          onClick={() => favour(text.value.trim())}
        >
          Favourite
        </button>
        {favourites.value.length > 0 && (
          <select aria-label="Favourites" value="" onChange={event => (text.value = event.currentTarget.value)}>
            <option value="">Favourites…</option>
            {favourites.value.map(sql => (
              <option key={sql} value={sql}>
                {sql.slice(0, 80)}
              </option>
            ))}
          </select>
        )}
        <span class="grow" />
        {found && (
          <button
            type="button"
            onClick={() =>
              void copyText(
                [found.columns ?? [], ...(found.values ?? []).map(row => row.map(valueText))]
                  .map(row => row.join('\t'))
                  .join('\n'),
                'The result',
              )
            }
          >
            Copy result
          </button>
        )}
        {took.value !== null && (
          <span class="muted" role="status">
            {found ? `${outcomeOf(found)}, ` : ''}
            {duration(took.value)}
          </span>
        )}
      </div>
      <Problem text={problem.value} />
      {found?.columns && <Grid label="Result" columns={found.columns} values={found.values ?? []} />}
      <Section title={`History (${session.state.value.history.length})`}>
        <ol class="history">
          {session.state.value.history.map(({ at, sql, outcome }, index) => (
            <li key={index}>
              <span class="mono muted">{clockTime(at)}</span>{' '}
              <button type="button" class="link mono" onClick={() => (text.value = sql)}>
                {sql}
              </button>{' '}
              <span class="muted">{outcome}</span>
            </li>
          ))}
        </ol>
      </Section>
    </div>
  );
}

function outcomeOf({ type, values, insertedId, affectedCount, truncated }: Executed): string {
  if (type === 'select') return `${counted(values?.length ?? 0, 'row')}${truncated ? ', cut' : ''}`;
  if (type === 'insert') return insertedId === undefined || insertedId < 0 ? 'inserted' : `inserted as ${insertedId}`;
  return type === 'update_delete' ? `${counted(affectedCount ?? 0, 'row')} changed` : 'done';
}

/** For completion; a table that is not told has none. */
async function columnsOf(session: Session<DatabasesState>, database: Database): Promise<Record<string, string[]>> {
  const known: Record<string, string[]> = {};
  for (const table of database.tables.slice(0, 40)) {
    const { columns } = await session
      .call('getTableData', { databaseId: database.id, table, reverse: false, start: 0, count: 1 })
      .catch(() => ({ columns: [] }));
    known[table] = columns ?? [];
  }
  return known;
}
