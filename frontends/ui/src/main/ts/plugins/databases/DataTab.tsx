import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Problem, Section, Split } from '../../components/basics';
import { EditableValue, Json } from '../../components/json/Json';
import { words, type Session } from '../../state/session';
import type { DatabasesState } from '.';
import { Grid } from './Grid';
import { keyed, updateOf, valueText, type Database, type Keyed, type Structure, type TablePage } from './protocol';

const COUNT = 50;

/** Rows of a table, a page at a time. */
export function DataTab({
  session,
  database,
  table,
}: {
  session: Session<DatabasesState>;
  database: Database;
  table: string;
}) {
  const page = useSignal<TablePage | null>(null);
  const start = useSignal(0);
  const sort = useSignal<{ column: string; down: boolean } | null>(null);
  const keys = useSignal<Keyed | null>(null);
  const selected = useSignal<number | null>(null);
  const problem = useSignal<string | null>(null);
  const databaseId = database.id;

  const load = async () => {
    try {
      page.value = await session.call<TablePage>('getTableData', {
        databaseId,
        table,
        ...(sort.value ? { order: sort.value.column } : {}),
        reverse: sort.value?.down ?? false,
        start: start.value,
        count: COUNT,
      });
      problem.value = null;
    } catch (wrong) {
      problem.value = words(wrong);
    }
  };
  useEffect(() => void load(), [start.value, sort.value]);
  useEffect(() => {
    session.call<Structure>('getTableStructure', { databaseId, table }).then(
      structure => (keys.value = keyed(structure)),
      () => (keys.value = null),
    );
  }, []);

  const edit = async (index: number, column: string, text: string) => {
    const { columns, values } = page.value!;
    try {
      await session.call('execute', {
        databaseId,
        value: updateOf(table, columns, values[index]!, column, text, keys.value!),
      });
      await load();
    } catch (wrong) {
      problem.value = words(wrong);
    }
  };
  const sortBy = (column: string) => {
    const before = sort.value;
    sort.value = before?.column !== column ? { column, down: false } : before.down ? null : { column, down: true };
    start.value = 0;
  };

  const now = page.value;
  const row = now && selected.value !== null ? now.values[selected.value] : undefined;
  const last = now ? Math.min(now.start + now.values.length, now.total) : 0;
  return (
    <div class="column">
      <div class="bar" role="toolbar" aria-label="Rows">
        <button type="button" onClick={() => void load()}>
          Reload
        </button>
        <span class="grow" />
        {now && (
          <span class="muted" role="status">
            {now.total === 0 ? 'no rows' : `${now.start + 1} to ${last} of ${now.total.toLocaleString('en')}`}
          </span>
        )}
        <button
          type="button"
          disabled={start.value === 0}
          onClick={() => (start.value = Math.max(0, start.value - COUNT))}
        >
          Previous
        </button>
        <button type="button" disabled={!now || last >= now.total} onClick={() => (start.value += COUNT)}>
          Next
        </button>
        <label>
          Go to row{' '}
          <input
            size={6}
            inputMode="numeric"
            onKeyDown={event => {
              const wanted = Number(event.currentTarget.value);
              if (event.key === 'Enter' && wanted >= 1) start.value = wanted - 1;
            }}
          />
        </label>
      </div>
      <Problem text={problem.value} />
      <Split
        name="Rows"
        side={
          row &&
          now && (
            <Section title="Row">
              <dl class="pairs">
                {now.columns.map((column, at) => {
                  const text = valueText(row[at]);
                  const json = parsed(text);
                  return (
                    <div key={column}>
                      <dt>{column}</dt>
                      <dd>
                        {json !== undefined ? (
                          <Json value={json} />
                        ) : keys.value ? (
                          <EditableValue
                            name={column}
                            value={row[at]?.value ?? null}
                            save={next => void edit(selected.value!, column, String(next))}
                          />
                        ) : (
                          text
                        )}
                      </dd>
                    </div>
                  );
                })}
              </dl>
              <p class="muted">
                {keys.value ? 'A double click on a cell edits it.' : 'Without a primary key rows cannot be edited.'}
              </p>
            </Section>
          )
        }
      >
        {now && (
          <Grid
            label={table}
            columns={now.columns}
            values={now.values}
            selected={selected.value}
            onSelect={index => (selected.value = index)}
            sort={sort.value}
            onSort={sortBy}
            onEdit={keys.value ? (...args) => void edit(...args) : undefined}
          />
        )}
      </Split>
    </div>
  );
}

function parsed(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
