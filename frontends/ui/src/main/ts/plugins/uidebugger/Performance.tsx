import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { textOf, type Fields } from '../../api/json';
import type { Column } from '../../components/table/columns';
import { Table } from '../../components/table/Table';
import { RowStore } from '../../rows/store';

/** What each traversal of the UI cost the app: a column for each number that it reports. */
export function Performance({ stats }: { stats: Fields[] }) {
  const selected = useSignal<number | null>(null);
  const rows = useMemo(() => RowStore.of(stats), [stats]);
  const keys = [...new Set(stats.flatMap(stat => Object.keys(stat)))];
  const columns = useMemo(() => keys.map(columnOf), [keys.join()]);
  return (
    <Table
      key={keys.join()}
      name="Performance"
      rows={rows}
      columns={columns}
      selected={selected}
      empty="The app has not reported performance statistics yet."
    />
  );
}

function columnOf(key: string): Column<Fields> {
  return {
    key,
    title: key,
    width: 110,
    align: 'end',
    text: stat => textOf(stat[key]),
    value: stat => {
      const value = stat[key];
      return typeof value === 'number' ? value : null;
    },
  };
}
