import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { textOf } from '../../api/json';
import { clockTime } from '../../components/format';
import type { Column } from '../../components/table/columns';
import { Table } from '../../components/table/Table';
import { RowStore } from '../../rows/store';
import type { FrameworkEvent } from './model';
import type { UiState } from './state';

/** What the app's UI framework did. */
export function FrameworkEvents({ state, showNode }: { state: UiState; showNode(id: string): void }) {
  const selected = useSignal<number | null>(null);
  const rows = useMemo(() => RowStore.of(state.events), [state.events]);
  const columns = useMemo(() => columnsOf(state), [state.nodes]);
  return (
    <Table
      name="Framework events"
      rows={rows}
      columns={columns}
      selected={selected}
      onOpen={event => showNode(event.nodeId)}
      empty="No framework events yet."
    />
  );
}

function columnsOf({ nodes }: UiState): Column<FrameworkEvent>[] {
  return [
    {
      key: 'timestamp',
      title: 'Time',
      width: 100,
      mono: true,
      text: event => clockTime(event.timestamp),
      value: event => event.timestamp,
    },
    { key: 'type', title: 'Type', width: 200, filterable: true, text: event => event.type },
    {
      key: 'duration',
      title: 'Duration (ns)',
      width: 110,
      align: 'end',
      text: event => textOf(event.duration),
      value: event => event.duration ?? null,
    },
    { key: 'node', title: 'Element', width: 200, text: event => nodes[event.nodeId]?.name ?? event.nodeId },
    { key: 'thread', title: 'Thread', width: 120, filterable: true, text: event => event.thread ?? '' },
    { key: 'payload', title: 'Content', mono: true, text: event => textOf(event.payload) },
  ];
}
