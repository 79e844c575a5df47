import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { RowStore } from '../../rows/store';
import { copyText } from '../clipboard';
import { useVirtualRows } from '../virtualRows';
import { rowsAsText, type Column } from './columns';
import { TableBar } from './TableBar';
import { TableHead } from './TableHead';
import { keyAction, placeAfter } from './tableKeys';
import { rowId, TableRows } from './TableRows';
import { useFollowEnd, useScrollToEnd } from './useFollowEnd';
import { useRowSelection } from './useRowSelection';
import { useTableSettings } from './useTableSettings';
import { useVisibleRows } from './useVisibleRows';

const ROW_HEIGHT = 24;
/** The least width of a column without a width of its own. */
const MIN_WIDTH = 140;

export interface TableProps<T> {
  /** Labels the table; the page keeps the table's settings under it. */
  name: string;
  rows: RowStore<T>;
  columns: Column<T>[];
  /** Number of the selected row. */
  selected: Signal<number | null>;
  /** Class of a row, such as `error`, `warn` or `quiet`. */
  tone?(row: T): string;
  /** Buttons for the toolbar; `pick` returns the marked rows, or all visible ones. */
  children?(pick: () => T[]): ComponentChildren;
  /** Shown while there are no rows at all. */
  empty: ComponentChildren;
  onClear?(): void;
  /** Shown below the names of the columns in their menu. */
  moreColumns?: ComponentChildren;
  /** A search from outside, such as a deep link. */
  search?: string | undefined;
  /** Enter or a double click on a row. */
  onOpen?(row: T): void;
  height?: number;
}

/** What a table shows: its settings, its visible rows, and those of them that are in sight. */
function useTable<T>({ name, rows, columns, selected, search, height = ROW_HEIGHT }: TableProps<T>) {
  const settings = useTableSettings(name, columns, search);
  const visible = useVisibleRows(rows, columns, settings.value);
  const { numbers } = visible;
  const selection = useRowSelection(rows, visible, selected);
  const shown = columns.filter(({ key }) => !settings.value.hiddenColumns.includes(key));
  const follow = useFollowEnd(height, () => settings.peek().sort !== null);
  const virtual = useVirtualRows(numbers.length, height, follow.scroller, follow.atEnd);
  useScrollToEnd(follow, rows.version.value, numbers.length);
  useEffect(() => {
    if (selection.index >= 0) virtual.scrollTo(selection.index);
  }, [selected.value]);
  return { settings, visible, selection, shown, follow, virtual, height };
}

/**
 * Rows in columns: searched, filtered, sorted and copied, by mouse or keyboard. Draws only the rows in sight, so that
 * 100,000 rows are as fast as ten. Follows new rows while it is scrolled to its end.
 */
export function Table<T>(props: TableProps<T>) {
  const { rows, columns } = props;
  const table = useTable(props);
  const { settings, visible, selection, shown } = table;
  return (
    <div class="table" style={layoutOf(shown, table.height)}>
      <TableBar
        settings={settings}
        columns={columns}
        total={rows.size}
        visible={visible.numbers.length}
        onClear={props.onClear}
        moreColumns={props.moreColumns}
        copyAll={() => rowsAsText(shown, selection.picked())}
      >
        {props.children?.(selection.picked)}
      </TableBar>
      <TableGrid {...props} {...table} />
      {rows.size === 0 && <div class="table-empty">{props.empty}</div>}
      {rows.size > 0 && visible.numbers.length === 0 && !visible.searching && (
        <div class="table-empty">No rows match the search and the filters.</div>
      )}
    </div>
  );
}

type GridProps<T> = TableProps<T> & ReturnType<typeof useTable<T>>;

/** The part that scrolls. */
function TableGrid<T>(props: GridProps<T>) {
  const { name, rows, columns, selected, settings, visible, selection, shown, follow } = props;
  const { numbers } = visible;
  const head = useMemo(
    () => <TableHead settings={settings} columns={shown} rows={rows} />,
    [settings, settings.value, columns, rows],
  );
  return (
    <div
      class="table-scroller"
      ref={follow.scroller}
      tabIndex={0}
      role="grid"
      aria-multiselectable="true"
      aria-label={name}
      aria-rowcount={numbers.length + 1}
      aria-activedescendant={selection.index >= 0 ? rowId(name, selected.value!) : undefined}
      onKeyDown={event => onKeyDown(event, props)}
      onScroll={follow.onScroll}
      onMouseOver={showClippedText}
    >
      {head}
      <TableRows
        table={name}
        rows={rows}
        numbers={numbers}
        columns={shown}
        virtual={props.virtual}
        selection={selection}
        tone={props.tone}
        onOpen={props.onOpen}
      />
    </div>
  );
}

function layoutOf<T>(columns: Column<T>[], height: number): Record<string, string> {
  const minWidth = columns.reduce((sum, { width }) => sum + (width ?? MIN_WIDTH), 0);
  const template = columns.map(({ width }) => (width ? `${width}px` : `minmax(${MIN_WIDTH}px, 1fr)`)).join(' ');
  return { '--columns': template, '--row': `${height}px`, '--least': `${minWidth}px` };
}

function onKeyDown<T>(event: KeyboardEvent, { selection, visible, shown, height, onOpen }: GridProps<T>): void {
  const { clientHeight } = event.currentTarget as Element;
  const action = keyAction(event, Math.max(1, Math.floor(clientHeight / height) - 1));
  const { index, row } = selection;
  switch (action?.kind) {
    case 'move':
      selection.select(placeAfter(index, action.step, visible.numbers.length));
      break;
    case 'open':
      if (row === undefined) return;
      onOpen?.(row);
      break;
    case 'clear':
      selection.clear();
      break;
    case 'copy':
      if (row === undefined || String(getSelection()) !== '') return;
      void copyText(rowsAsText(shown, selection.copied()), 'The row');
      break;
    case undefined:
      return;
  }
  event.preventDefault();
}

/** Text that does not fit into its cell becomes the cell's tooltip. */
function showClippedText({ target }: MouseEvent): void {
  if (!(target instanceof HTMLElement) || !target.classList.contains('cell')) return;
  target.title = target.scrollWidth > target.clientWidth ? target.textContent : '';
}
