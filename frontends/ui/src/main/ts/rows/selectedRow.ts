import { useComputed, type Signal } from '@preact/signals';
import type { RowStore } from './store';

/** The selected row. The component is drawn again when that row changes, and not when another one does. */
export function useSelectedRow<T>(rows: RowStore<T>, selected: Signal<number | null>): T | undefined {
  const row = useComputed(() => {
    rows.version.value; // eslint-disable-line @typescript-eslint/no-unused-expressions -- subscribes to changes
    return selected.value === null ? undefined : rows.at(selected.value);
  });
  return row.value;
}
