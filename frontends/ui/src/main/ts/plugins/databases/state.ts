import type { Database, DatabaseId } from './protocol';

export interface ExecutedStatement {
  at: number;
  sql: string;
  /** The result in a few words. */
  outcome: string;
}

export interface DatabasesState {
  /** Null until the app has answered. */
  databases: Database[] | null;
  chosen: { database: DatabaseId; table: string | null } | null;
  /** The latest statement first. */
  history: ExecutedStatement[];
}

const MAX_HISTORY = 100;

export function initialState(): DatabasesState {
  return { databases: null, chosen: null, history: [] };
}

/** Keeps the chosen table if its database is still there; else chooses the first one. */
export function withDatabases(state: DatabasesState, databases: Database[]): DatabasesState {
  const kept = databases.some(({ id }) => id === state.chosen?.database) ? state.chosen : null;
  const first = databases[0];
  const chosen = kept ?? (first ? { database: first.id, table: first.tables[0] ?? null } : null);
  return { ...state, databases, chosen };
}

export function withStatement(state: DatabasesState, statement: ExecutedStatement): DatabasesState {
  return { ...state, history: [statement, ...state.history].slice(0, MAX_HISTORY) };
}
