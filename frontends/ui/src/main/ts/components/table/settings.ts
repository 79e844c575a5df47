import { meets, parseSearch } from '../../rows/query';
import type { Filter, Order } from '../../rows/view';
import type { Column } from './columns';

export interface Sort {
  column: string;
  down: boolean;
}

/** How the user wants to see a table. */
export interface TableSettings {
  search: string;
  sort: Sort | null;
  /** Values that are filtered out, by column. */
  hiddenValues: Record<string, string[]>;
  hiddenColumns: string[];
}

export function defaultSettings<T>(columns: Column<T>[]): TableSettings {
  const hiddenColumns = columns.filter(({ hidden }) => hidden).map(({ key }) => key);
  return { search: '', sort: null, hiddenValues: {}, hiddenColumns };
}

/** The filter that the settings ask for; null if every row is shown. */
export function filterOf<T>(
  columns: Column<T>[],
  { search, hiddenValues }: Pick<TableSettings, 'search' | 'hiddenValues'>,
): Filter<T> | null {
  const terms = parseSearch(search);
  const hidden = Object.entries(hiddenValues).flatMap(([key, values]) => {
    const column = columns.find(one => one.key === key);
    return column && values.length > 0 ? [{ column, values: new Set(values) }] : [];
  });
  if (terms.length === 0 && hidden.length === 0) return null;
  const byName = columnsByName(columns);
  return row =>
    !hidden.some(({ column, values }) => values.has(column.text(row))) &&
    meets(terms, name => {
      const column = name === null ? undefined : byName.get(name);
      return column ? [column.text(row)] : columns.map(one => one.text(row));
    });
}

/** Columns under their keys and titles, in lower case. */
function columnsByName<T>(columns: Column<T>[]): Map<string, Column<T>> {
  const byName = new Map<string, Column<T>>();
  for (const column of columns) byName.set(column.key.toLowerCase(), column);
  for (const column of columns) byName.set(column.title.toLowerCase(), column);
  return byName;
}

/** The order that the settings ask for; null for the order of arrival. */
export function orderOf<T>(columns: Column<T>[], { sort }: Pick<TableSettings, 'sort'>): Order<T> | null {
  const column = sort && columns.find(({ key }) => key === sort.column);
  if (!sort || !column) return null;
  const value = (row: T) => (column.value ? column.value(row) : column.text(row));
  const sign = sort.down ? -1 : 1;
  return (a, b) => sign * compare(value(a), value(b));
}

function compare(a: number | string | null, b: number | string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [String(a), String(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Sorts by a column ascending, then descending, then not at all. */
export function nextSort(sort: Sort | null, column: string): Sort | null {
  if (sort?.column !== column) return { column, down: false };
  return sort.down ? null : { column, down: true };
}

/** Adds the item to a list, or removes it where it is in the list. */
export function toggled(list: readonly string[], item: string): string[] {
  return list.includes(item) ? list.filter(other => other !== item) : [...list, item];
}
