import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { Json } from '../../components/json/Json';
import { Section } from '../../components/Section';
import { Split } from '../../components/Split';
import { Table } from '../../components/table/Table';
import { useSelectedRow } from '../../rows/selectedRow';
import type { TableState } from './state';

interface Props {
  table: TableState;
  name: string;
  empty: ComponentChildren;
}

/** The rows of a declared table, and all members of the selected one. */
export function TableView({ table, name, empty }: Props) {
  const selected = useSignal<number | null>(null);
  const row = useSelectedRow(table.rows, selected);
  const side = row && (
    <Section title="Row">
      <Json value={row} open={2} />
    </Section>
  );
  return (
    <Split name={name} side={side}>
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
