/** A value of a database as apps send it. */
export interface Value {
  type: string;
  value?: unknown;
}

export type DatabaseId = number | string;

export interface Database {
  id: DatabaseId;
  name: string;
  tables: string[];
}

/** Some rows of a table. */
export interface TablePage {
  columns: string[];
  values: Value[][];
  start: number;
  count: number;
  total: number;
}

/** The columns and indexes of a table, as tables themselves. */
export interface Structure {
  structureColumns: string[];
  structureValues: Value[][];
  indexesColumns: string[];
  indexesValues: Value[][];
}

/** The result of a statement. */
export interface StatementResult {
  type: 'select' | 'insert' | 'update_delete' | 'raw';
  columns?: string[];
  values?: Value[][];
  insertedId?: number;
  affectedCount?: number;
  truncated?: boolean;
}
