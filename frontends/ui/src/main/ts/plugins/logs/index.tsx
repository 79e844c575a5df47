import { useSignal } from '@preact/signals';
import { Pairs, Section, Split } from '../../components/basics';
import type { Column } from '../../components/table/columns';
import { copyText } from '../../components/clipboard';
import { clockTime, dateTime } from '../../components/format';
import { Json } from '../../components/json/Json';
import { Table } from '../../components/table/Table';
import { useChosen } from '../../rows/selectedRow';
import { RowStore } from '../../rows/store';
import type { Session } from '../../state/session';
import type { Message, PagePlugin } from '../../state/plugin';

export interface LogRow {
  date: number;
  level: string;
  tag: string;
  pid: number;
  thread: string;
  app: string;
  message: string;
  exception: string;
  /** How often the same line came in a row. */
  count: number;
}

export interface LogState {
  rows: RowStore<LogRow & { number: number }>;
  last: (LogRow & { number: number }) | null;
  paused: boolean;
}

const MOST_ROWS = 200_000;

function start(): LogState {
  return { rows: new RowStore(row => row.number, MOST_ROWS), last: null, paused: false };
}

/** Equal lines that follow each other are one row with a count. */
function receive(state: LogState, { method, params }: Message): LogState {
  if (method !== 'log' || state.paused) return state;
  const row = rowOf(params);
  const { last } = state;
  const same =
    last !== null &&
    last.message === row.message &&
    last.tag === row.tag &&
    last.level === row.level &&
    last.exception === row.exception;
  const next = same ? { ...last, count: last.count + 1 } : { ...row, number: (last?.number ?? 0) + 1 };
  state.rows.put(next);
  return { ...state, last: next };
}

export function rowOf(entry: any): LogRow {
  return {
    date: typeof entry.date === 'number' ? entry.date : Date.parse(entry.date),
    level: String(entry.type ?? 'unknown'),
    tag: String(entry.tag ?? ''),
    pid: Number(entry.pid ?? 0),
    thread: String(entry.thread ?? entry.tid ?? ''),
    app: String(entry.app ?? ''),
    message: String(entry.message ?? ''),
    exception: String(entry.exception ?? ''),
    count: 1,
  };
}

/** What a JVM app logs. */
export const jvmLogs: PagePlugin<LogState> = { title: 'Logs', start, receive, View: Logs };

/** What a device logs; begins with what the server kept. */
export const deviceLogs: PagePlugin<LogState> = {
  title: 'Logs',
  start,
  receive,
  async opened(session) {
    const { logs } = await session
      .exec<{ logs: any[] }>('bottlenose-device-history', session.target.serial)
      .catch(() => ({ logs: [] }));
    const state = start();
    session.state.value = logs.reduce((so, params) => receive(so, { method: 'log', params }), state);
  },
  View: Logs,
};

const TONES: Record<string, string> = {
  error: 'error',
  fatal: 'error',
  warn: 'warn',
  verbose: 'quiet',
  debug: 'quiet',
};

const COLUMNS: Column<LogRow>[] = [
  {
    key: 'level',
    title: 'Level',
    width: 84,
    filterable: true,
    text: row => row.level,
    cell: row => (
      <span class={`level ${row.level}`}>
        {row.level}
        {row.count > 1 && <span class="badge">{row.count}</span>}
      </span>
    ),
  },
  { key: 'time', title: 'Time', width: 100, mono: true, text: row => clockTime(row.date), value: row => row.date },
  { key: 'tag', title: 'Tag', width: 170, filterable: true, text: row => row.tag },
  {
    key: 'pid',
    title: 'PID',
    width: 70,
    align: 'end',
    hidden: true,
    filterable: true,
    text: row => String(row.pid),
    value: row => row.pid,
  },
  { key: 'thread', title: 'Thread', width: 120, hidden: true, filterable: true, text: row => row.thread },
  { key: 'app', title: 'App', width: 140, hidden: true, filterable: true, text: row => row.app },
  {
    key: 'message',
    title: 'Message',
    mono: true,
    text: row => (row.exception ? `${row.message} ${row.exception}` : row.message),
    cell: row =>
      row.exception ? `${row.message.slice(0, 400)} ⏎ ${row.exception.slice(0, 200)}` : row.message.slice(0, 400),
  },
];

function Logs({ session }: { session: Session<LogState> }) {
  const { rows, paused } = session.state.value;
  const selected = useSignal<number | null>(null);
  const row = useChosen(rows, selected);
  const clear = () => {
    session.update(state => ({ ...start(), rows: (state.rows.clear(), state.rows), paused: state.paused, last: null }));
    if (session.target.clientId === null) {
      for (const command of ['device-clear-logs', 'bottlenose-forget-device-log'])
        void session.exec(command, session.target.serial).catch(() => {});
    }
  };
  return (
    <Split name="Log" side={row && <Detail row={row} />}>
      <Table
        name="Log"
        rows={rows}
        columns={COLUMNS as Column<LogRow & { number: number }>[]}
        selected={selected}
        tone={({ level }) => TONES[level] ?? ''}
        onClear={clear}
        empty="Nothing was logged yet. Lines appear as they are written."
      >
        {() => (
          <button
            type="button"
            aria-pressed={paused}
            onClick={() => session.update(state => ({ ...state, paused: !state.paused }))}
          >
            {paused ? 'Resume' : 'Pause'}
          </button>
        )}
      </Table>
    </Split>
  );
}

function Detail({ row }: { row: LogRow }) {
  const json = jsonIn(row.message);
  return (
    <>
      <Section
        title="Message"
        extra={
          <button type="button" onClick={() => void copyText(row.message, 'The message')}>
            Copy
          </button>
        }
      >
        <pre class="stack">{row.message}</pre>
        {json !== undefined && <Json value={json} open={2} />}
      </Section>
      {row.exception && (
        <Section title="Exception">
          <pre class="stack">{row.exception}</pre>
        </Section>
      )}
      <Section title="Line">
        <Pairs
          pairs={[
            ['Time', dateTime(row.date)],
            ['Level', row.level],
            ['Tag', row.tag || '-'],
            ['Thread', row.thread || '-'],
            ['PID', String(row.pid)],
            ...(row.app ? [['App', row.app] as [string, string]] : []),
            ['Times', String(row.count)],
          ]}
        />
      </Section>
    </>
  );
}

function jsonIn(message: string): unknown {
  const from = message.search(/[[{]/);
  if (from < 0) return undefined;
  try {
    return JSON.parse(message.slice(from));
  } catch {
    return undefined;
  }
}
