import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Column } from '../../components/table/columns';
import { clockTime, text } from '../../components/format';
import { Table } from '../../components/table/Table';
import { RowStore } from '../../rows/store';
import type { FrameworkEvent, UiState } from './state';

/** What the app's UI framework did. */
export function FrameworkEvents({ state, choose }: { state: UiState; choose(node: string): void }) {
  const selected = useSignal<number | null>(null);
  const rows = useMemo(() => filled(state.events), [state.events]);
  const columns: Column<FrameworkEvent>[] = [
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
      title: 'Took (ns)',
      width: 90,
      align: 'end',
      text: event => String(event.duration ?? ''),
      value: event => event.duration ?? null,
    },
    { key: 'node', title: 'Element', width: 200, text: event => state.nodes[event.nodeId]?.name ?? event.nodeId },
    { key: 'thread', title: 'Thread', width: 120, filterable: true, text: event => event.thread ?? '' },
    { key: 'payload', title: 'Content', mono: true, text: event => text(event.payload) },
  ];
  return (
    <Table
      name="Framework events"
      rows={rows}
      columns={columns}
      selected={selected}
      onOpen={event => choose(event.nodeId)}
      empty="The app has told of no framework events."
    />
  );
}

/** What each look at the UI cost the app. */
export function Performance({ state }: { state: UiState }) {
  const selected = useSignal<number | null>(null);
  const rows = useMemo(() => filled(state.stats), [state.stats]);
  const keys = [...new Set(state.stats.flatMap(Object.keys))];
  const columns = useMemo(
    () =>
      keys.map((key): Column<Record<string, unknown>> => ({
        key,
        title: key,
        width: 110,
        align: 'end',
        text: stat => text(stat[key]),
        value: stat => (typeof stat[key] === 'number' ? (stat[key] as number) : null),
      })),
    [keys.join()],
  );
  return (
    <Table
      key={keys.join()}
      name="Performance"
      rows={rows}
      columns={columns}
      selected={selected}
      empty="The app has told nothing of what looking at it costs."
    />
  );
}

function filled<T>(items: T[]): RowStore<T> {
  const rows = new RowStore<T>();
  items.forEach(item => rows.put(item));
  return rows;
}
