import { signal, type Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Column } from './columns';
import { defaultSettings, type TableSettings } from './settings';

/** Settings of each table by its name, kept while the page is open. */
const settingsByTable = new Map<string, Signal<TableSettings>>();

/** The settings of a table; `search` replaces its search when it changes. */
export function useTableSettings<T>(name: string, columns: Column<T>[], search?: string): Signal<TableSettings> {
  let settings = settingsByTable.get(name);
  if (!settings) {
    settings = signal(defaultSettings(columns));
    settingsByTable.set(name, settings);
  }
  const found = settings;
  useEffect(() => {
    if (search !== undefined) found.value = { ...found.peek(), search };
  }, [search]);
  return found;
}
