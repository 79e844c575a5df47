import { useSignal, type Signal } from '@preact/signals';
import type { RowStore } from '../../rows/store';
import { Menu } from '../Menu';
import type { Column } from './columns';
import { toggled, type TableSettings } from './settings';

const MAX_VALUES = 200;

interface Props<T> {
  settings: Signal<TableSettings>;
  column: Column<T>;
  rows: RowStore<T>;
}

/** The menu of a filterable column, which chooses rows by their values. */
export function ColumnFilter<T>(props: Props<T>) {
  const { settings, column } = props;
  const active = (settings.value.hiddenValues[column.key]?.length ?? 0) > 0;
  return (
    <Menu label={`Filter ${column.title}`} class={`funnel ${active ? 'on' : ''}`} face="▾">
      {() => <Values {...props} />}
    </Menu>
  );
}

function Values<T>({ settings, column, rows }: Props<T>) {
  const counts = useSignal(countValues(column, rows)).value;
  const hidden = settings.value.hiddenValues[column.key] ?? [];
  const hide = (values: string[]) => {
    const { hiddenValues } = settings.value;
    settings.value = { ...settings.value, hiddenValues: { ...hiddenValues, [column.key]: values } };
  };
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
          <input type="checkbox" checked={!hidden.includes(value)} onChange={() => hide(toggled(hidden, value))} />
          <span class="grow">{value || '(empty)'}</span>
          <span class="muted">{count}</span>
        </label>
      ))}
    </>
  );
}

/** The most frequent values with their counts. */
function countValues<T>(column: Column<T>, rows: RowStore<T>): [value: string, count: number][] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const value = column.text(row);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).slice(0, MAX_VALUES);
}
