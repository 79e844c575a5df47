/** A value of a database as apps send it. */
export interface Value {
  type: string;
  value?: unknown;
}

export interface Database {
  id: number | string;
  name: string;
  tables: string[];
}

export interface TablePage {
  columns: string[];
  values: Value[][];
  start: number;
  count: number;
  total: number;
}

export interface Structure {
  structureColumns: string[];
  structureValues: Value[][];
  indexesColumns: string[];
  indexesValues: Value[][];
}

export interface Executed {
  type: 'select' | 'insert' | 'update_delete' | 'raw';
  columns?: string[];
  values?: Value[][];
  insertedId?: number;
  affectedCount?: number;
  truncated?: boolean;
}

export function valueText(value: Value | undefined): string {
  if (!value || value.type === 'null') return 'NULL';
  return typeof value.value === 'object' ? JSON.stringify(value.value) : String(value.value ?? 'NULL');
}

const WHOLE = ['INTEGER', 'LONG', 'INT', 'BIGINT'];
const DECIMAL = ['REAL', 'DOUBLE'];

/** What an edit of a cell needs to know of the table. */
export interface Keyed {
  types: Record<string, string>;
  nullable: Record<string, boolean>;
  keys: string[];
}

/** Reads which columns there are from a structure; null where no row could be told from the others. */
export function keyed(structure: Structure): Keyed | null {
  const at = (name: string) => structure.structureColumns.indexOf(name);
  const cell = (row: Value[], name: string) => row[at(name)]?.value;
  const rows = structure.structureValues;
  const keys = rows.filter(row => cell(row, 'primary_key') === true).map(row => String(cell(row, 'column_name')));
  if (keys.length === 0) return null;
  const of = <T>(read: (row: Value[]) => T) =>
    Object.fromEntries(rows.map(row => [String(cell(row, 'column_name')), read(row)]));
  return {
    keys,
    types: of(row => String(cell(row, 'data_type') ?? '').toUpperCase()),
    nullable: of(row => cell(row, 'nullable') === true),
  };
}

/** The statement that changes one cell, in the quoting that apps of both generations expect. */
export function updateOf(
  table: string,
  columns: string[],
  row: Value[],
  column: string,
  text: string,
  { keys, types, nullable }: Keyed,
): string {
  const name = (word: string) => `\`${word.replaceAll('`', '``')}\``;
  const literal = (of: string, words: string) => {
    const type = types[of] ?? '';
    if (words === '' && nullable[of]) return 'NULL';
    if (WHOLE.includes(type) && /^-?\d+$/.test(words)) return words;
    if (DECIMAL.includes(type) && /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(words)) return words;
    return `'${words.replaceAll("'", "''")}'`;
  };
  const where = keys.map(key => `${name(key)}=${literal(key, valueText(row[columns.indexOf(key)]))}`).join(' AND ');
  return `UPDATE ${name(table)} SET ${name(column)}=${literal(column, text)} WHERE ${where}`;
}
