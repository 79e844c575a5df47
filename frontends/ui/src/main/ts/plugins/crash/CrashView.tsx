import { useSignal } from '@preact/signals';
import { CopyButton } from '../../components/CopyButton';
import { dateTime } from '../../components/format';
import { Pairs } from '../../components/Pairs';
import { Section } from '../../components/Section';
import { Split } from '../../components/Split';
import type { Column } from '../../components/table/columns';
import { Table } from '../../components/table/Table';
import { useSelectedRow } from '../../rows/selectedRow';
import { go } from '../../state/navigation';
import type { PluginSession } from '../../state/plugin';
import type { Crash, CrashState } from './state';

const COLUMNS: Column<Crash>[] = [
  {
    key: 'date',
    title: 'Time',
    width: 180,
    mono: true,
    text: crash => dateTime(crash.date),
    value: crash => crash.date,
  },
  { key: 'name', title: 'Name', width: 230, filterable: true, text: crash => crash.name },
  { key: 'reason', title: 'Reason', text: crash => crash.reason },
  { key: 'thread', title: 'Thread', width: 110, hidden: true, text: crash => crash.thread },
];

export function CrashView({ session }: { session: PluginSession<CrashState> }) {
  const { rows } = session.state.value;
  const selected = useSignal<number | null>(null);
  const crash = useSelectedRow(rows, selected);
  return (
    <Split name="Crashes" side={crash && <CrashDetail crash={crash} session={session} />}>
      <Table
        name="Crashes"
        rows={rows}
        columns={COLUMNS}
        selected={selected}
        tone={() => 'error'}
        onClear={() => rows.clear()}
        empty="No crashes yet. They appear here with their stack traces, also after the app has disconnected."
      />
    </Split>
  );
}

function CrashDetail({ crash, session }: { crash: Crash; session: PluginSession<CrashState> }) {
  const { clientId, serial } = session.target;
  const actions = (
    <>
      <CopyButton text={() => crash.callstack} what="The stack trace" />
      {clientId === null && (
        <button type="button" onClick={() => go({ at: 'device', serial, plugin: 'DeviceLogs' })}>
          Open in Logs
        </button>
      )}
    </>
  );
  return (
    <>
      <Section title={crash.name}>
        <Pairs
          pairs={[
            ['Reason', crash.reason],
            ['Time', dateTime(crash.date)],
            ['Thread', crash.thread || '-'],
          ]}
        />
      </Section>
      <Section title="Stack trace" extra={actions}>
        <pre class="stack">{crash.callstack || 'No stack trace was reported.'}</pre>
      </Section>
    </>
  );
}
