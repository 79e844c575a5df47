import { useEffect, useMemo } from 'preact/hooks';
import type { RowStore } from '../../rows/store';
import { RowView } from '../../rows/view';
import { useTurn } from '../useTurn';
import type { Column } from './columns';
import { filterOf, orderOf, type TableSettings } from './settings';

/** Rows that a new search examines in one frame. */
const ROWS_PER_FRAME = 10_000;

/** The rows that pass the filters, in order. */
export interface VisibleRows {
  /** Numbers of rows. The array is reused: read it, and do not keep it. */
  numbers: readonly number[];
  /** Whether the rows stand in the order of their numbers. */
  ascending: boolean;
  /** Whether a search has rows left to examine. */
  searching: boolean;
}

export function useVisibleRows<T>(rows: RowStore<T>, columns: Column<T>[], settings: TableSettings): VisibleRows {
  const { search, hiddenValues, sort } = settings;
  const view = useMemo(() => new RowView(rows, ROWS_PER_FRAME), [rows]);
  const filter = useMemo(() => filterOf(columns, { search, hiddenValues }), [columns, search, hiddenValues]);
  const order = useMemo(() => orderOf(columns, { sort }), [columns, sort]);
  const version = rows.version.value;
  const [turn, nextTurn] = useTurn();
  const synced = useMemo(() => ({ numbers: view.sync(filter, order) }), [view, filter, order, version, turn]);
  useEffect(() => {
    if (view.behind) requestAnimationFrame(nextTurn);
  });
  return { numbers: synced.numbers, ascending: order === null, searching: view.behind };
}

/** The place of a row among the visible ones, or -1. Rows in the order of their numbers are found by binary search. */
export function indexOfRow({ numbers, ascending }: VisibleRows, wanted: number): number {
  if (!ascending) return numbers.indexOf(wanted);
  let low = 0;
  let high = numbers.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = numbers[middle]!;
    if (found === wanted) return middle;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
