import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { Section, Split } from '../../components/basics';
import { Json } from '../../components/json/Json';
import { Table } from '../../components/table/Table';
import { useChosen } from '../../rows/selectedRow';
import type { Row, TableState } from './table';

/** Rows with their columns, and the chosen one whole. */
export function TableView({
  table,
  name,
  empty,
  detail,
}: {
  table: TableState;
  name: string;
  empty: ComponentChildren;
  detail?(row: Row): ComponentChildren;
}) {
  const selected = useSignal<number | null>(null);
  const row = useChosen(table.rows, selected);
  return (
    <Split
      name={name}
      side={
        row &&
        (detail?.(row) ?? (
          <Section title="Row">
            <Json value={row} open={2} />
          </Section>
        ))
      }
    >
      <Table
        name={name}
        rows={table.rows}
        columns={table.columns}
        selected={selected}
        empty={empty}
        onClear={() => table.rows.clear()}
      />
    </Split>
  );
}
