import { fieldsOf, textOf, type Fields } from '../../api/json';
import type { Column } from '../../components/table/columns';
import { bytes, dateTime, duration } from '../../components/format';
import { RowStore } from '../../rows/store';
import type { Message } from '../../state/plugin';

/** A table that an app declares (docs/PLUGINS.md, tables). */
export interface Schema {
  title?: string;
  method: string;
  resetMethod?: string;
  removeMethod?: string;
  key?: string;
  maxRows?: number;
  columns: SchemaColumn[];
}

export interface SchemaColumn {
  key: string;
  title?: string;
  type?: string;
  filterable?: boolean;
}

export type Row = Fields;

export interface TableState {
  schema: Schema;
  rows: RowStore<Row>;
  columns: Column<Row>[];
}

const DEFAULT_MAX_ROWS = 100_000;
const DEFAULT_RESET_METHOD = 'clearTable';

/** Whether an app's value is a schema. */
export function isSchema(value: unknown): value is Schema {
  const { columns, method } = fieldsOf(value);
  return Array.isArray(columns) && typeof method === 'string';
}

export function tableOf(schema: Schema): TableState {
  const { key } = schema;
  return {
    schema,
    rows: new RowStore<Row>(key ? row => textOf(memberOf(row, key)) : null, schema.maxRows ?? DEFAULT_MAX_ROWS),
    columns: schema.columns.map(columnOf),
  };
}

/** Applies a message to the table; returns whether the table declares it. */
export function receiveRow({ schema, rows }: TableState, { method, params }: Message): boolean {
  const row = fieldsOf(params);
  if (method === schema.method) rows.put(row);
  else if (method === (schema.resetMethod ?? DEFAULT_RESET_METHOD)) rows.clear();
  else if (method === schema.removeMethod) rows.remove(textOf(memberOf(row, schema.key ?? '')));
  else return false;
  return true;
}

/** The member of a row under a key, which may be a path with dots. */
export function memberOf(row: Row, path: string): unknown {
  if (path in row) return row[path];
  return path.split('.').reduce<unknown>((value, part) => fieldsOf(value)[part], row);
}

const WIDTHS: Record<string, number> = { number: 90, boolean: 70, time: 180, duration: 90, bytes: 90 };

/** How numbers of a type are written. */
const FORMATS: Record<string, (value: number) => string> = { time: dateTime, duration, bytes };

function columnOf({ key, title, type = 'text', filterable = false }: SchemaColumn): Column<Row> {
  const format = FORMATS[type];
  const width = WIDTHS[type];
  const column: Column<Row> = {
    key,
    title: title ?? key,
    filterable,
    mono: type === 'json',
    text(row) {
      const value = memberOf(row, key);
      return format && typeof value === 'number' ? format(value) : textOf(value);
    },
  };
  if (width !== undefined) column.width = width;
  if (type === 'number' || format) column.value = row => numberIn(row, key);
  if (type === 'number' || (format && type !== 'time')) column.align = 'end';
  return column;
}

function numberIn(row: Row, key: string): number | null {
  const value = memberOf(row, key);
  return typeof value === 'number' ? value : null;
}
