import { useSignal, type Signal } from '@preact/signals';
import type { RowStore } from '../../rows/store';
import { nextSort, type Column, type TableLook } from './columns';
import { Menu } from '../Menu';

const MOST_VALUES = 200;

/** The titles: a click sorts, the funnel of a filterable column chooses values. */
export function TableHead<T>({
  look,
  columns,
  rows,
}: {
  look: Signal<TableLook>;
  columns: Column<T>[];
  rows: RowStore<T>;
}) {
  const { sort, hiddenValues } = look.value;
  return (
    <div class="table-head" role="row" aria-rowindex={1}>
      {columns.map(column => {
        const sorted = sort?.column === column.key ? (sort.down ? 'descending' : 'ascending') : 'none';
        return (
          <div key={column.key} class={`head ${column.align ?? ''}`} role="columnheader" aria-sort={sorted}>
            <button
              type="button"
              class="head-title"
              tabIndex={-1}
              onClick={() => (look.value = nextSort(look.value, column.key))}
            >
              {column.title}
              {sorted !== 'none' && <span aria-hidden="true">{sort!.down ? ' ↓' : ' ↑'}</span>}
            </button>
            {column.filterable && (
              <Menu
                label={`Filter ${column.title}`}
                class={`funnel ${hiddenValues[column.key]?.length ? 'on' : ''}`}
                face="▾"
              >
                {() => <Values look={look} column={column} rows={rows} />}
              </Menu>
            )}
          </div>
        );
      })}
    </div>
  );
}

function Values<T>({ look, column, rows }: { look: Signal<TableLook>; column: Column<T>; rows: RowStore<T> }) {
  const counts = useSignal(countValues(column, rows)).value;
  const hidden = look.value.hiddenValues[column.key] ?? [];
  const hide = (values: string[]) =>
    (look.value = { ...look.value, hiddenValues: { ...look.value.hiddenValues, [column.key]: values } });
  return (
    <>
      <div class="menu-line">
        <button type="button" onClick={() => hide([])}>
          All
        </button>
        <button type="button" onClick={() => hide(counts.map(([value]) => value))}>
          None
        </button>
      </div>
      {counts.map(([value, count]) => (
        <label key={value} class="menu-item">
          <input
            type="checkbox"
            checked={!hidden.includes(value)}
            onChange={() => hide(hidden.includes(value) ? hidden.filter(one => one !== value) : [...hidden, value])}
          />
          <span class="grow">{value || '(empty)'}</span>
          <span class="muted">{count}</span>
        </label>
      ))}
    </>
  );
}

function countValues<T>(column: Column<T>, rows: RowStore<T>): [string, number][] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const value = column.text(row);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).slice(0, MOST_VALUES);
}
