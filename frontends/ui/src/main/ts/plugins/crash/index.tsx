import { useSignal } from '@preact/signals';
import { Pairs, Section, Split } from '../../components/basics';
import type { Column } from '../../components/table/columns';
import { copyText } from '../../components/clipboard';
import { dateTime } from '../../components/format';
import { Table } from '../../components/table/Table';
import { useChosen } from '../../rows/selectedRow';
import { RowStore } from '../../rows/store';
import { go } from '../../state/page';
import type { Session } from '../../state/session';
import type { PagePlugin } from '../../state/plugin';

export interface Crash {
  date: number;
  name: string;
  reason: string;
  callstack: string;
  thread: string;
}

export interface CrashState {
  rows: RowStore<Crash>;
}

/** Crashes an app or a device reports, and errors that an app's plugins threw. */
export function crashes(title: string): PagePlugin<CrashState> {
  return {
    title,
    start: () => ({ rows: new RowStore<Crash>(null, 2000) }),
    receive(state, { method, params }) {
      if (method === 'crash-report' || method === 'error') state.rows.put(crashOf(params, Date.now()));
      return state;
    },
    async opened(session) {
      const { target, state } = session;
      if (target.clientId !== null) return;
      const { crashes: before } = await session
        .exec<{ crashes: any[] }>('bottlenose-device-history', target.serial)
        .catch(() => ({ crashes: [] }));
      state.value.rows.clear();
      before.forEach(crash => state.value.rows.put(crashOf(crash, Date.now())));
    },
    View: Crashes,
  };
}

export function crashOf(params: any, now: number): Crash {
  const { name, reason, message, callstack, stacktrace, date, thread } = params ?? {};
  return {
    date: typeof date === 'number' ? date : now,
    name: String(name ?? 'Error'),
    reason: String(reason ?? message ?? ''),
    callstack: String(callstack ?? stacktrace ?? ''),
    thread: String(thread ?? ''),
  };
}

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

function Crashes({ session }: { session: Session<CrashState> }) {
  const { rows } = session.state.value;
  const selected = useSignal<number | null>(null);
  const crash = useChosen(rows, selected);
  return (
    <Split name="Crashes" side={crash && <Detail crash={crash} session={session} />}>
      <Table
        name="Crashes"
        rows={rows}
        columns={COLUMNS}
        selected={selected}
        tone={() => 'error'}
        onClear={() => rows.clear()}
        empty="No crash was reported. The next one appears here with its stack trace, also after the app is gone."
      />
    </Split>
  );
}

function Detail({ crash, session }: { crash: Crash; session: Session }) {
  const openLogs = () => go({ at: 'device', serial: session.target.serial, plugin: 'DeviceLogs' });
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
      <Section
        title="Stack trace"
        extra={
          <>
            <button type="button" onClick={() => void copyText(crash.callstack, 'The stack trace')}>
              Copy
            </button>
            {session.target.clientId === null && (
              <button type="button" onClick={openLogs}>
                Open in Logs
              </button>
            )}
          </>
        }
      >
        <pre class="stack">{crash.callstack || 'None was reported.'}</pre>
      </Section>
    </>
  );
}
