import { textOf } from '../../api/json';
import type { Structure, Value } from './protocol';
import { valueText } from './values';

const INTEGER_TYPES = ['INTEGER', 'LONG', 'INT', 'BIGINT'];
const DECIMAL_TYPES = ['REAL', 'DOUBLE'];

/** What is needed to write an UPDATE for one row of a table. */
export interface TableKeys {
  /** The columns of the primary key. */
  keys: string[];
  types: Record<string, string>;
  nullable: Record<string, boolean>;
}

/** The keys of a table; null where it has no primary key, so that its rows cannot be edited. */
export function keysOf({ structureColumns, structureValues: rows }: Structure): TableKeys | null {
  const cell = (row: Value[], column: string) => row[structureColumns.indexOf(column)]?.value;
  const nameOf = (row: Value[]) => textOf(cell(row, 'column_name'));
  const keys = rows.filter(row => cell(row, 'primary_key') === true).map(nameOf);
  if (keys.length === 0) return null;
  return {
    keys,
    types: Object.fromEntries(rows.map(row => [nameOf(row), textOf(cell(row, 'data_type')).toUpperCase()])),
    nullable: Object.fromEntries(rows.map(row => [nameOf(row), cell(row, 'nullable') === true])),
  };
}

export interface CellEdit {
  table: string;
  columns: string[];
  row: Value[];
  column: string;
  text: string;
}

/** The statement that changes one cell, in the quoting that apps before and after 2022 expect. */
export function updateStatement({ table, columns, row, column, text }: CellEdit, tableKeys: TableKeys): string {
  const where = tableKeys.keys.map(key => {
    const current = valueText(row[columns.indexOf(key)]);
    return `${quotedName(key)}=${literal(key, current, tableKeys)}`;
  });
  const set = `${quotedName(column)}=${literal(column, text, tableKeys)}`;
  return `UPDATE ${quotedName(table)} SET ${set} WHERE ${where.join(' AND ')}`;
}

function quotedName(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

function literal(column: string, text: string, { types, nullable }: TableKeys): string {
  const type = types[column] ?? '';
  if (text === '' && nullable[column]) return 'NULL';
  if (INTEGER_TYPES.includes(type) && /^-?\d+$/.test(text)) return text;
  if (DECIMAL_TYPES.includes(type) && /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text)) return text;
  return `'${text.replaceAll("'", "''")}'`;
}
