import { useComputed, type Signal } from '@preact/signals';
import type { RowStore } from './store';

/** The chosen row as it is now. Who asks is drawn anew when that row changes, not at every other. */
export function useChosen<T>(rows: RowStore<T>, selected: Signal<number | null>): T | undefined {
  return useComputed(() => (rows.version.value < 0 || selected.value === null ? undefined : rows.at(selected.value)))
    .value;
}
