import { useSignal, type Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useReducer, useRef } from 'preact/hooks';
import type { RowStore } from '../../rows/store';
import { RowView } from '../../rows/view';
import { asText, filterOf, orderOf, plainLook, type Column, type TableLook } from './columns';
import { copyText } from '../clipboard';
import { TableHead } from './TableHead';
import { TableBar } from './TableBar';
import { useVirtualRows } from '../virtualRows';

const ROW_HEIGHT = 24;
/** Rows that a new search looks at in one frame. */
const SHARE = 10_000;
/** The least a column without a width of its own gets. */
const WIDE = 140;

export interface TableProps<T> {
  /** Names the table, and remembers how it is looked at. */
  name: string;
  rows: RowStore<T>;
  columns: Column<T>[];
  /** Number of the chosen row. */
  selected: Signal<number | null>;
  /** Class of a row, such as `error`, `warn` or `quiet`. */
  tone?(row: T): string;
  /** What stands above the table beside the search; `pick` gives the rows an action is about: the marked, else all shown. */
  children?(pick: () => T[]): ComponentChildren;
  /** What to say while there are no rows at all. */
  empty: ComponentChildren;
  onClear?(): void;
  /** What stands below the names of the columns where they are chosen. */
  moreColumns?: ComponentChildren;
  /** A search that somebody else began. */
  search?: string | undefined;
  /** A row was opened by Enter or a double click. */
  onOpen?(row: T): void;
  height?: number;
}

const looks = new Map<string, Signal<TableLook>>();

/**
 * Rows in columns: searched, filtered, sorted, copied, with the keyboard or without. Draws only what is seen, so a hundred
 * thousand rows are as quick as ten. Follows the newest row as long as one is at the end.
 */
export function Table<T>(props: TableProps<T>) {
  const { name, rows, columns, selected, tone, empty, onOpen, height = ROW_HEIGHT } = props;
  const fresh = useSignal(plainLook(columns));
  const look = looks.get(name) ?? looks.set(name, fresh).get(name)!;
  const view = useMemo(() => new RowView(rows, SHARE), [rows]);
  const filter = useMemo(() => filterOf(columns, look.value), [columns, look.value.search, look.value.hiddenValues]);
  const order = useMemo(() => orderOf(columns, look.value), [columns, look.value.sort]);
  const shown = columns.filter(({ key }) => !look.value.hiddenColumns.includes(key));
  const version = rows.version.value;
  const [turn, next] = useReducer((n: number, _: void) => n + 1, 0);
  const numbers = useMemo(() => ({ list: view.sync(filter, order) }), [view, filter, order, version, turn]).list;
  useEffect(() => {
    if (view.behind) requestAnimationFrame(() => next());
  });

  useEffect(() => {
    if (props.search !== undefined) look.value = { ...look.peek(), search: props.search };
  }, [props.search]);

  const marks = useSignal<ReadonlySet<number>>(new Set());
  const pick = () =>
    (marks.value.size > 0 ? numbers.filter(number => marks.value.has(number)) : numbers).map(number =>
      rows.at(number)!,
    );

  const scroller = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const atEnd = () => following.current && !look.peek().sort;
  const virtual = useVirtualRows(numbers.length, height, scroller, atEnd);
  useLayoutEffect(() => {
    if (atEnd() && scroller.current) scroller.current.scrollTop = scroller.current.scrollHeight;
  }, [version, numbers.length]);

  const least = shown.reduce((sum, { width }) => sum + (width ?? WIDE), 0);
  const template = shown.map(({ width }) => (width ? `${width}px` : `minmax(${WIDE}px, 1fr)`)).join(' ');
  const head = useMemo(() => <TableHead look={look} columns={shown} rows={rows} />, [look, look.value, columns, rows]);
  const chosen = selected.value;
  const at = chosen === null ? -1 : indexOf(numbers, chosen, order === null);
  useEffect(() => {
    if (at >= 0) virtual.show(at);
  }, [chosen]);

  const choose = (index: number) => {
    const number = numbers[Math.max(0, Math.min(numbers.length - 1, index))];
    marks.value = new Set();
    if (number !== undefined) selected.value = number;
  };
  /** Ctrl marks one more row, Shift all from the chosen one. */
  const click = (event: MouseEvent, number: number, index: number) => {
    const next = new Set(marks.value);
    if (event.ctrlKey || event.metaKey) {
      if (next.size === 0 && selected.value !== null) next.add(selected.value);
      if (!next.delete(number)) next.add(number);
    } else if (event.shiftKey && at >= 0) {
      for (let i = Math.min(at, index); i <= Math.max(at, index); i++) next.add(numbers[i]!);
      event.preventDefault();
    } else {
      next.clear();
      selected.value = number;
    }
    marks.value = next;
  };
  const key = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height) - 1);
    const steps: Record<string, number> = {
      ArrowDown: 1,
      j: 1,
      ArrowUp: -1,
      k: -1,
      PageDown: page,
      PageUp: -page,
      Home: -Infinity,
      End: Infinity,
    };
    const step = steps[event.key];
    const row = chosen === null ? undefined : rows.at(chosen);
    if (step !== undefined && !event.ctrlKey && !event.metaKey) {
      choose(at < 0 ? (step < 0 ? numbers.length - 1 : step === Infinity ? numbers.length - 1 : 0) : at + step);
    } else if (event.key === 'Enter' && row !== undefined) {
      onOpen?.(row);
    } else if (event.key === 'Escape') {
      selected.value = null;
    } else if (
      event.key === 'c' &&
      (event.ctrlKey || event.metaKey) &&
      row !== undefined &&
      String(getSelection()) === ''
    ) {
      void copyText(asText(shown, marks.value.size > 0 ? pick() : [row]), 'The row');
    } else {
      return;
    }
    event.preventDefault();
  };
  /** What does not fit into its cell is told when one points at it. */
  const explain = ({ target }: MouseEvent) => {
    if (target instanceof HTMLElement && target.classList.contains('cell'))
      target.title = target.scrollWidth > target.clientWidth ? (target.textContent ?? '') : '';
  };
  const scrolled = () => {
    const { scrollTop, clientHeight, scrollHeight } = scroller.current!;
    following.current = scrollTop + clientHeight >= scrollHeight - height;
  };

  return (
    <div class="table" style={{ '--columns': template, '--row': `${height}px`, '--least': `${least}px` }}>
      <TableBar
        look={look}
        columns={columns}
        rows={rows}
        count={numbers.length}
        onClear={props.onClear}
        moreColumns={props.moreColumns}
        copyAll={() => asText(shown, pick())}
      >
        {props.children?.(pick)}
      </TableBar>
      <div
        class="table-scroller"
        ref={scroller}
        tabIndex={0}
        role="grid"
        aria-multiselectable="true"
        aria-label={name}
        aria-rowcount={numbers.length + 1}
        aria-activedescendant={at >= 0 ? rowId(name, chosen!) : undefined}
        onKeyDown={key}
        onScroll={scrolled}
        onMouseOver={explain}
      >
        {head}
        <div class="table-rows" role="rowgroup" style={{ height: `${virtual.height}px` }}>
          {virtual.rows.map(({ index, top, key: place }) => {
            const number = numbers[index];
            const row = number === undefined ? undefined : rows.at(number);
            if (row === undefined) return null;
            return (
              <div
                key={place}
                id={rowId(name, number!)}
                class={`row ${tone?.(row) ?? ''}`}
                role="row"
                aria-rowindex={index + 2}
                aria-selected={number === chosen || marks.value.has(number!)}
                style={{ transform: `translateY(${top}px)` }}
                onMouseDown={event => click(event, number!, index)}
                onDblClick={() => onOpen?.(row)}
              >
                {shown.map(column => (
                  <div
                    key={column.key}
                    class={`cell ${column.align ?? ''} ${column.mono ? 'mono' : ''}`}
                    role="gridcell"
                  >
                    {column.cell ? column.cell(row) : column.text(row)}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
      {rows.size === 0 ? (
        <div class="table-empty">{empty}</div>
      ) : numbers.length === 0 && !view.behind ? (
        <div class="table-empty">Nothing matches the search and the filters.</div>
      ) : null}
    </div>
  );
}

function rowId(table: string, number: number): string {
  return `row-${table.replace(/\W+/g, '-')}-${number}`;
}

/** Where a row stands; rows in the order they came are found without looking at all of them. */
function indexOf(numbers: readonly number[], wanted: number, ascending: boolean): number {
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
