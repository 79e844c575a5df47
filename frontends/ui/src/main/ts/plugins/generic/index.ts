import type { PagePlugin, PluginSession } from '../../state/plugin';
import { isSchema, type Row } from '../tables/state';
import { GenericView } from './GenericView';
import { initialState, receive, withSchema, type GenericState } from './state';

const ROWS_PER_REQUEST = 1000;

/** Shows any plugin that has no view of its own: its messages, a form to call it, and a table if it declares one. */
export const generic: PagePlugin<GenericState> = {
  title: '',
  initialState,
  receive,
  async onOpen(session) {
    if (!(await session.supports('schema').catch(() => false))) return;
    const schema = await session.call('schema');
    if (!isSchema(schema)) return;
    session.update(state => withSchema(state, schema));
    await readAllRows(session);
  },
  View: GenericView,
};

/** An app sends its newest rows by itself. Where it has more, this reads all of them. */
async function readAllRows(session: PluginSession<GenericState>): Promise<void> {
  const read = (start: number) =>
    session.call<{ rows: Row[]; total: number }>('getRows', { start, count: ROWS_PER_REQUEST });
  const first = await read(0);
  const { table } = session.state.value;
  if (!table || first.total <= ROWS_PER_REQUEST) return;
  const all = [...first.rows];
  while (all.length < first.total) {
    const { rows } = await read(all.length);
    if (rows.length === 0) break;
    all.push(...rows);
  }
  table.rows.clear();
  all.forEach(row => table.rows.put(row));
}
