import { useSignal, type Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { nextSort, type Sort } from '../../components/table/settings';
import type { TablePage } from './protocol';
import { execute, readRows, readStructure, type ShownTable } from './requests';
import { keysOf, updateStatement, type TableKeys } from './update';

/** Rows of one page. */
export const PAGE_SIZE = 50;

/** The page of a table that is shown. */
export interface ShownPage {
  /** Null until the app has answered. */
  rows: TablePage | null;
  /** Null where rows cannot be edited. */
  keys: TableKeys | null;
  problem: Error | null;
  start: Signal<number>;
  sort: Sort | null;
  sortBy(column: string): void;
  reload(): Promise<void>;
  /** Saves a cell of the page. */
  edit(row: number, column: string, text: string): void;
}

export function useTablePage({ session, database: { id: databaseId }, table }: ShownTable): ShownPage {
  const rows = useSignal<TablePage | null>(null);
  const keys = useSignal<TableKeys | null>(null);
  const problem = useSignal<Error | null>(null);
  const start = useSignal(0);
  const sort = useSignal<Sort | null>(null);

  const reload = async () => {
    const order = sort.value ? { order: sort.value.column } : {};
    const request = { databaseId, table, ...order, reverse: sort.value?.down ?? false };
    rows.value = await readRows(session, { ...request, start: start.value, count: PAGE_SIZE });
  };
  const attempt = async (action: () => Promise<void>) => {
    try {
      await action();
      problem.value = null;
    } catch (error) {
      problem.value = error as Error;
    }
  };
  const save = async (row: number, column: string, text: string) => {
    if (!rows.value || !keys.value) return;
    const { columns, values } = rows.value;
    const statement = updateStatement({ table, columns, row: values[row]!, column, text }, keys.value);
    await execute(session, databaseId, statement);
    await reload();
  };
  useEffect(() => void attempt(reload), [start.value, sort.value]);
  useEffect(() => {
    readStructure(session, databaseId, table).then(
      structure => (keys.value = keysOf(structure)),
      () => (keys.value = null),
    );
  }, []);
  return {
    rows: rows.value,
    keys: keys.value,
    problem: problem.value,
    start,
    sort: sort.value,
    sortBy(column) {
      sort.value = nextSort(sort.value, column);
      start.value = 0;
    },
    reload: () => attempt(reload),
    edit: (row, column, text) => void attempt(() => save(row, column, text)),
  };
}
