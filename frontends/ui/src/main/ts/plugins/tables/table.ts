import type { Column } from '../../components/table/columns';
import { bytes, dateTime, duration, text } from '../../components/format';
import { RowStore } from '../../rows/store';
import type { Message } from '../../state/plugin';

/** A table as an app declares it (docs/PLUGINS.md, tables). */
export interface Schema {
  title?: string;
  method: string;
  resetMethod?: string;
  removeMethod?: string;
  key?: string;
  maxRows?: number;
  columns: { key: string; title?: string; type?: string; filterable?: boolean }[];
}

export type Row = Record<string, any>;

export interface TableState {
  schema: Schema;
  rows: RowStore<Row>;
  columns: Column<Row>[];
}

export function tableOf(schema: Schema): TableState {
  const { key } = schema;
  return {
    schema,
    rows: new RowStore<Row>(key ? row => String(at(row, key)) : null, schema.maxRows ?? 100_000),
    columns: schema.columns.map(columnOf),
  };
}

/** Fills the table; returns whether the message was one for it. */
export function fill({ schema, rows }: TableState, { method, params }: Message): boolean {
  if (method === schema.method) rows.put(params);
  else if (method === (schema.resetMethod ?? 'clearTable')) rows.clear();
  else if (schema.removeMethod && method === schema.removeMethod) rows.remove(String(at(params, schema.key ?? '')));
  else return false;
  return true;
}

/** The member of a row under a dotted path. */
export function at(row: Row, path: string): unknown {
  return path in row ? row[path] : path.split('.').reduce<any>((value, part) => value?.[part], row);
}

const WIDTHS: Record<string, number> = { number: 90, boolean: 70, time: 180, duration: 90, bytes: 90 };

function columnOf({ key, title, type = 'text', filterable }: Schema['columns'][number]): Column<Row> {
  const words: Record<string, (value: any) => string> = { time: dateTime, duration, bytes };
  const write = words[type];
  const numeric = type === 'number' || write !== undefined;
  const width = WIDTHS[type];
  return {
    key,
    title: title ?? key,
    text: row => {
      const value = at(row, key);
      return write && typeof value === 'number' ? write(value) : text(value);
    },
    ...(numeric ? { value: (row: Row) => (typeof at(row, key) === 'number' ? (at(row, key) as number) : null) } : {}),
    ...(width ? { width } : {}),
    ...(numeric && type !== 'time' ? { align: 'end' as const } : {}),
    ...(type === 'json' ? { mono: true } : {}),
    filterable: filterable ?? false,
  };
}
