import type { RowStore } from '../../rows/store';
import type { VirtualRows } from '../virtualRows';
import type { Column } from './columns';
import type { RowSelection } from './useRowSelection';

interface Props<T> {
  table: string;
  rows: RowStore<T>;
  numbers: readonly number[];
  columns: Column<T>[];
  virtual: VirtualRows;
  selection: RowSelection<T>;
  tone: ((row: T) => string) | undefined;
  onOpen: ((row: T) => void) | undefined;
}

export function rowId(table: string, number: number): string {
  return `row-${table.replace(/\W+/g, '-')}-${number}`;
}

/** The rows that are in sight. */
export function TableRows<T>({ table, rows, numbers, columns, virtual, selection, tone, onOpen }: Props<T>) {
  return (
    <div class="table-rows" role="rowgroup" style={{ height: `${virtual.height}px` }}>
      {virtual.rows.map(({ index, top, key }) => {
        const number = numbers[index];
        const row = number === undefined ? undefined : rows.at(number);
        if (number === undefined || row === undefined) return null;
        return (
          <div
            key={key}
            id={rowId(table, number)}
            class={`row ${tone?.(row) ?? ''}`}
            role="row"
            aria-rowindex={index + 2}
            aria-selected={index === selection.index || selection.marks.has(number)}
            style={{ transform: `translateY(${top}px)` }}
            onMouseDown={event => selection.click(event, number)}
            onDblClick={() => onOpen?.(row)}
          >
            {columns.map(column => cellOf(column, row))}
          </div>
        );
      })}
    </div>
  );
}

function cellOf<T>(column: Column<T>, row: T) {
  return (
    <div key={column.key} class={`cell ${column.align ?? ''} ${column.mono ? 'mono' : ''}`} role="gridcell">
      {column.cell ? column.cell(row) : column.text(row)}
    </div>
  );
}
