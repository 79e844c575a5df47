import type { PluginSession } from '../../state/plugin';
import type { Database, DatabaseId, StatementResult, Structure, TablePage } from './protocol';
import { withDatabases, type DatabasesState } from './state';

export type DatabasesSession = PluginSession<DatabasesState>;

/** The table that is shown. */
export interface ShownTable {
  session: DatabasesSession;
  database: Database;
  table: string;
}

/** How many tables the editor completes columns for. */
const MAX_COMPLETED_TABLES = 40;

export async function readDatabases(session: DatabasesSession): Promise<void> {
  const databases = await session.tryCall<Database[]>('databaseList');
  if (databases) session.update(state => withDatabases(state, databases));
}

export interface PageRequest {
  databaseId: DatabaseId;
  table: string;
  /** Column to sort by. */
  order?: string;
  reverse: boolean;
  start: number;
  count: number;
}

export function readRows(session: DatabasesSession, request: PageRequest): Promise<TablePage> {
  return session.call<TablePage>('getTableData', request);
}

export function readStructure(session: DatabasesSession, databaseId: DatabaseId, table: string): Promise<Structure> {
  return session.call<Structure>('getTableStructure', { databaseId, table });
}

/** The statement that created the table; empty where the app does not provide it. */
export async function readDefinition(
  session: DatabasesSession,
  databaseId: DatabaseId,
  table: string,
): Promise<string> {
  try {
    return (await session.call<{ definition: string }>('getTableInfo', { databaseId, table })).definition;
  } catch {
    return '';
  }
}

export function execute(session: DatabasesSession, databaseId: DatabaseId, sql: string): Promise<StatementResult> {
  return session.call<StatementResult>('execute', { databaseId, value: sql });
}

/** The columns of each table, for completion; none for a table that cannot be read. */
export async function readColumns(session: DatabasesSession, database: Database): Promise<Record<string, string[]>> {
  const columns: Record<string, string[]> = {};
  for (const table of database.tables.slice(0, MAX_COMPLETED_TABLES)) {
    const request = { databaseId: database.id, table, reverse: false, start: 0, count: 1 };
    columns[table] = await readRows(session, request).then(
      page => page.columns,
      () => [],
    );
  }
  return columns;
}
