import { useSignal, type Signal } from '@preact/signals';
import type { RowStore } from '../../rows/store';
import { indexOfRow, type VisibleRows } from './useVisibleRows';

/** The selected row, and the marked ones that an action is about. */
export interface RowSelection<T> {
  /** Place of the selected row among the visible ones, or -1. */
  index: number;
  row: T | undefined;
  marks: ReadonlySet<number>;
  /** The marked rows, or all visible ones where none is marked. */
  picked(): T[];
  /** The marked rows, or the selected one where none is marked. */
  copied(): T[];
  /** Selects the row at a place, or the nearest one. */
  select(index: number): void;
  clear(): void;
  /** Ctrl marks one more row, Shift all rows from the selected one. */
  click(event: MouseEvent, number: number): void;
}

export function useRowSelection<T>(
  rows: RowStore<T>,
  visible: VisibleRows,
  selected: Signal<number | null>,
): RowSelection<T> {
  const marks = useSignal<ReadonlySet<number>>(new Set());
  const { numbers } = visible;
  const index = selected.value === null ? -1 : indexOfRow(visible, selected.value);
  const row = selected.value === null ? undefined : rows.at(selected.value);
  const picked = () =>
    numbers.filter(number => marks.value.size === 0 || marks.value.has(number)).map(number => rows.at(number)!);
  return {
    index,
    row,
    marks: marks.value,
    picked,
    copied: () => (marks.value.size > 0 ? picked() : row === undefined ? [] : [row]),
    select(wanted) {
      const number = numbers[Math.max(0, Math.min(numbers.length - 1, wanted))];
      marks.value = new Set();
      if (number !== undefined) selected.value = number;
    },
    clear: () => (selected.value = null),
    click(event, number) {
      if (event.ctrlKey || event.metaKey) {
        marks.value = toggledMark(marks.value, selected.value, number);
      } else if (event.shiftKey && index >= 0) {
        const other = indexOfRow(visible, number);
        const range = numbers.slice(Math.min(index, other), Math.max(index, other) + 1);
        marks.value = new Set([...marks.value, ...range]);
        event.preventDefault();
      } else {
        marks.value = new Set();
        selected.value = number;
      }
    },
  };
}

/** The first mark includes the selected row. */
function toggledMark(marks: ReadonlySet<number>, selected: number | null, number: number): ReadonlySet<number> {
  const next = new Set(marks);
  if (next.size === 0 && selected !== null) next.add(selected);
  if (!next.delete(number)) next.add(number);
  return next;
}
