import type { PagePlugin } from '../../state/plugin';
import { DatabasesView } from './DatabasesView';
import { readDatabases } from './requests';
import { initialState, type DatabasesState } from './state';

/** The tables of the app's databases, and SQL. */
export const databases: PagePlugin<DatabasesState> = {
  title: 'Databases',
  initialState,
  receive: state => state,
  onOpen: session => readDatabases(session),
  View: DatabasesView,
};
