import { useSignal } from '@preact/signals';
import { textOf } from '../../api/json';
import { clockTime } from '../../components/format';
import { Json } from '../../components/json/Json';
import { Section } from '../../components/Section';
import { Split } from '../../components/Split';
import type { Column } from '../../components/table/columns';
import { Table } from '../../components/table/Table';
import { useSelectedRow } from '../../rows/selectedRow';
import type { PluginSession } from '../../state/plugin';
import { CallForm } from './CallForm';
import type { GenericState, Line } from './state';

const ARROWS = { event: '←', call: '→', answer: '✓', error: '✗' } as const;

const MAX_TEXT = 2000;

const COLUMNS: Column<Line>[] = [
  { key: 'time', title: 'Time', width: 100, mono: true, text: line => clockTime(line.at), value: line => line.at },
  {
    key: 'direction',
    title: 'Kind',
    width: 80,
    filterable: true,
    text: line => line.kind,
    cell: line => (
      <>
        <span aria-hidden="true">{ARROWS[line.kind]}</span> {line.kind}
      </>
    ),
  },
  { key: 'method', title: 'Method', width: 180, filterable: true, text: line => line.method },
  { key: 'params', title: 'Content', mono: true, text: line => textOf(line.params).slice(0, MAX_TEXT) },
];

/** The messages of a plugin, and a form to call its methods. */
export function Console({ session }: { session: PluginSession<GenericState> }) {
  const { lines } = session.state.value;
  const selected = useSignal<number | null>(null);
  const line = useSelectedRow(lines, selected);
  const side = line && (
    <Section title={line.method}>
      <Json value={line.params} open={3} />
    </Section>
  );
  return (
    <div class="column">
      <Split name="Messages" side={side}>
        <Table
          name="Messages"
          rows={lines}
          columns={COLUMNS}
          selected={selected}
          tone={({ kind }) => (kind === 'error' ? 'error' : kind === 'event' ? '' : 'quiet')}
          onClear={() => lines.clear()}
          empty={
            <>
              No messages from the plugin <code>{session.pluginId}</code> yet. Its messages appear here. Use the form
              below to call its methods.
            </>
          }
        />
      </Split>
      <CallForm session={session} />
    </div>
  );
}
