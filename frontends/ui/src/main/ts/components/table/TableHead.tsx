import type { Signal } from '@preact/signals';
import type { RowStore } from '../../rows/store';
import { ColumnFilter } from './ColumnFilter';
import type { Column } from './columns';
import { nextSort, type TableSettings } from './settings';

interface Props<T> {
  settings: Signal<TableSettings>;
  columns: Column<T>[];
  rows: RowStore<T>;
}

/** The titles of the columns. A click sorts. */
export function TableHead<T>({ settings, columns, rows }: Props<T>) {
  return (
    <div class="table-head" role="row" aria-rowindex={1}>
      {columns.map(column => (
        <HeadCell key={column.key} settings={settings} column={column} rows={rows} />
      ))}
    </div>
  );
}

function HeadCell<T>({ settings, column, rows }: Omit<Props<T>, 'columns'> & { column: Column<T> }) {
  const sort = settings.value.sort?.column === column.key ? settings.value.sort : null;
  const onClick = () => (settings.value = { ...settings.value, sort: nextSort(settings.value.sort, column.key) });
  return (
    <div
      class={`head ${column.align ?? ''}`}
      role="columnheader"
      aria-sort={sort === null ? 'none' : sort.down ? 'descending' : 'ascending'}
    >
      <button type="button" class="head-title" tabIndex={-1} onClick={onClick}>
        {column.title}
        {sort && <span aria-hidden="true">{sort.down ? ' ↓' : ' ↑'}</span>}
      </button>
      {column.filterable && <ColumnFilter settings={settings} column={column} rows={rows} />}
    </div>
  );
}
