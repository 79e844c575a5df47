import type { PagePlugin } from '../../state/plugin';
import { fill, tableOf, type TableState } from '../tables/table';
import { TableView } from '../tables/TableView';

/** Cookies: a table whose rows the app sends. */
export const cookies: PagePlugin<TableState> = {
  title: 'Cookies',
  start: () =>
    tableOf({
      method: 'addCookie',
      resetMethod: 'resetCookies',
      key: 'id',
      columns: [{ key: 'Name', filterable: true }, { key: 'Expires' }, { key: 'Value' }],
    }),
  receive(state, message) {
    fill(state, message);
    return state;
  },
  View: ({ session }) => (
    <TableView table={session.state.value} name="Cookies" empty="The app has no cookies, or has not told them yet." />
  ),
};
