import { useSignal } from '@preact/signals';
import { Tabs } from '../../components/basics';
import { RowStore } from '../../rows/store';
import type { Session } from '../../state/session';
import { declareTitle } from '..';
import type { Message, PagePlugin } from '../../state/plugin';
import { fill, tableOf, type Row, type Schema, type TableState } from '../tables/table';
import { TableView } from '../tables/TableView';
import { Console } from './Console';

/** One line of the console. */
export interface Line {
  at: number;
  direction: 'event' | 'call' | 'answer' | 'error';
  method: string;
  params: unknown;
}

export interface GenericState {
  lines: RowStore<Line>;
  /** Methods that were called from here. */
  called: string[];
  table: TableState | null;
}

const PAGE = 1000;

/** Any plugin that has no page of its own: what it says, a form to call it, and a table if it declares one. */
export const generic: PagePlugin<GenericState> = {
  title: '',
  start: () => ({ lines: new RowStore<Line>(), called: [], table: null }),
  receive(state, message) {
    state.lines.put({ at: Date.now(), direction: 'event', method: message.method, params: message.params });
    if (isSchema(message)) return declared(state, message.params);
    if (state.table) fill(state.table, message);
    return state;
  },
  async opened(session) {
    if (!(await session.supports('schema').catch(() => false))) return;
    const schema = await session.call<Schema>('schema');
    if (!isSchema({ method: 'schema', params: schema })) return;
    session.update(state => declared(state, schema));
    await readAll(session);
  },
  View: GenericView,
};

function GenericView({ session }: { session: Session<GenericState> }) {
  const { table } = session.state.value;
  const tab = useSignal('table');
  if (table?.schema.title) declareTitle(session.plugin, table.schema.title);
  if (!table) return <Console session={session} />;
  return (
    <div class="column">
      <Tabs
        label="What to see"
        chosen={tab}
        tabs={[
          ['table', 'Table'],
          ['console', 'Messages'],
        ]}
      />
      {tab.value === 'table' ? (
        <TableView table={table} name={table.schema.title ?? session.plugin} empty="The app's table has no rows yet." />
      ) : (
        <Console session={session} />
      )}
    </div>
  );
}

function isSchema({ method, params }: Message): boolean {
  return method === 'schema' && Array.isArray(params?.columns) && typeof params.method === 'string';
}

/** A schema told again, unchanged, keeps the rows. */
function declared(state: GenericState, schema: Schema): GenericState {
  const known = state.table && JSON.stringify(state.table.schema) === JSON.stringify(schema);
  return known ? state : { ...state, table: tableOf(schema) };
}

/** The app sends its newest rows unasked; if there are more, all are read. */
async function readAll(session: Session<GenericState>): Promise<void> {
  const ask = (start: number) => session.call<{ rows: Row[]; total: number }>('getRows', { start, count: PAGE });
  const first = await ask(0);
  const { table } = session.state.value;
  if (!table || first.total <= PAGE) return;
  const all = [...first.rows];
  while (all.length < first.total) {
    const { rows } = await ask(all.length);
    if (rows.length === 0) break;
    all.push(...rows);
  }
  table.rows.clear();
  all.forEach(row => table.rows.put(row));
}
