import type { ComponentChildren } from 'preact';

/** One column of a table. */
export interface Column<T> {
  key: string;
  title: string;
  /** The cell as text, which is searched and copied. */
  text(row: T): string;
  /** The value to sort by; the text if absent. */
  value?(row: T): number | string | null;
  /** What the cell shows; the text if absent. */
  cell?(row: T): ComponentChildren;
  /** In pixels. Columns without a width share the remaining space. */
  width?: number;
  align?: 'end';
  mono?: boolean;
  hidden?: boolean;
  /** Offers its values as a filter. */
  filterable?: boolean;
}

/** Rows as tab-separated text, as spreadsheets read it. */
export function rowsAsText<T>(columns: Column<T>[], rows: T[]): string {
  return rows.map(row => columns.map(column => column.text(row)).join('\t')).join('\n');
}
