import type { ComponentChildren } from 'preact';
import { meets, parseSearch } from '../../rows/query';
import type { Filter, Order } from '../../rows/view';

/** One column of a table. */
export interface Column<T> {
  key: string;
  title: string;
  /** What the cell says; also what is searched and copied. */
  text(row: T): string;
  /** What to sort by; the text if not given. */
  value?(row: T): number | string | null;
  /** How the cell looks, if not like its text. */
  cell?(row: T): ComponentChildren;
  /** In pixels; columns without share what is left. */
  width?: number;
  align?: 'end';
  mono?: boolean;
  hidden?: boolean;
  /** Offers its values to choose rows by. */
  filterable?: boolean;
}

/** How somebody wants to see a table. */
export interface TableLook {
  search: string;
  sort: { column: string; down: boolean } | null;
  /** Values that are not shown, by column. */
  hiddenValues: Record<string, string[]>;
  hiddenColumns: string[];
}

export function plainLook(columns: Column<any>[]): TableLook {
  return {
    search: '',
    sort: null,
    hiddenValues: {},
    hiddenColumns: columns.filter(({ hidden }) => hidden).map(({ key }) => key),
  };
}

/** The filter a look asks for; null if every row is shown. */
export function filterOf<T>(columns: Column<T>[], look: TableLook): Filter<T> | null {
  const terms = parseSearch(look.search);
  const hiding = Object.entries(look.hiddenValues).filter(([, values]) => values.length > 0);
  if (terms.length === 0 && hiding.length === 0) return null;
  const byName = new Map(
    columns.flatMap(
      column =>
        [
          [column.key.toLowerCase(), column],
          [column.title.toLowerCase(), column],
        ] as const,
    ),
  );
  const hidden = hiding.flatMap(([key, values]) => {
    const column = columns.find(one => one.key === key);
    return column ? [{ column, values: new Set(values) }] : [];
  });
  return row =>
    !hidden.some(({ column, values }) => values.has(column.text(row))) &&
    meets(terms, name => {
      const column = name === null ? undefined : byName.get(name);
      return column ? [column.text(row)] : columns.map(one => one.text(row));
    });
}

export function orderOf<T>(columns: Column<T>[], look: TableLook): Order<T> | null {
  const { sort } = look;
  const column = sort && columns.find(({ key }) => key === sort.column);
  if (!sort || !column) return null;
  const value = column.value ?? column.text;
  const sign = sort.down ? -1 : 1;
  return (a, b) => sign * compare(value(a), value(b));
}

function compare(a: number | string | null, b: number | string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}

/** Sorts by a column, then the other way round, then not at all. */
export function nextSort(look: TableLook, column: string): TableLook {
  const { sort } = look;
  const next = sort?.column !== column ? { column, down: false } : sort.down ? null : { column, down: true };
  return { ...look, sort: next };
}

/** Rows as text, as spreadsheets take it. */
export function asText<T>(columns: Column<T>[], rows: T[]): string {
  return rows.map(row => columns.map(column => column.text(row)).join('\t')).join('\n');
}
