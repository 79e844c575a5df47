import type { PagePlugin } from '../../state/plugin';
import { receiveRow, tableOf, type TableState } from '../tables/state';
import { TableView } from '../tables/TableView';

const SCHEMA = {
  method: 'addCookie',
  resetMethod: 'resetCookies',
  key: 'id',
  columns: [{ key: 'Name', filterable: true }, { key: 'Expires' }, { key: 'Value' }],
};

/** The app's cookies, as a table that the app fills. */
export const cookies: PagePlugin<TableState> = {
  title: 'Cookies',
  initialState: () => tableOf(SCHEMA),
  receive(state, message) {
    receiveRow(state, message);
    return state;
  },
  View: ({ session }) => (
    <TableView
      table={session.state.value}
      name="Cookies"
      empty="No cookies yet. They appear here when the app sends them."
    />
  ),
};
