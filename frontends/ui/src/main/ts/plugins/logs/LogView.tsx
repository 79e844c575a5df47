import { useSignal } from '@preact/signals';
import { CopyButton } from '../../components/CopyButton';
import { dateTime } from '../../components/format';
import { Json } from '../../components/json/Json';
import { Pairs, type Pair } from '../../components/Pairs';
import { Section } from '../../components/Section';
import { Split } from '../../components/Split';
import { Table } from '../../components/table/Table';
import { useSelectedRow } from '../../rows/selectedRow';
import type { PluginSession } from '../../state/plugin';
import { COLUMNS } from './columns';
import { cleared, jsonIn, type LogRow, type LogState } from './state';

const TONES: Record<string, string> = {
  error: 'error',
  fatal: 'error',
  warn: 'warn',
  verbose: 'quiet',
  debug: 'quiet',
};

export function LogView({ session }: { session: PluginSession<LogState> }) {
  const { rows, paused } = session.state.value;
  const selected = useSignal<number | null>(null);
  const row = useSelectedRow(rows, selected);
  const togglePause = () => session.update(state => ({ ...state, paused: !state.paused }));
  return (
    <Split name="Log" side={row && <LogDetail row={row} />}>
      <Table
        name="Log"
        rows={rows}
        columns={COLUMNS}
        selected={selected}
        tone={({ level }) => TONES[level] ?? ''}
        onClear={() => clear(session)}
        empty="No log lines yet. They appear here as they are written."
      >
        {() => (
          <button type="button" aria-pressed={paused} onClick={togglePause}>
            {paused ? 'Resume' : 'Pause'}
          </button>
        )}
      </Table>
    </Split>
  );
}

/** Also clears the log of the device, and what the server remembers of it. */
function clear(session: PluginSession<LogState>): void {
  session.update(cleared);
  const { clientId, serial } = session.target;
  if (clientId !== null) return;
  void session.exec('device-clear-logs', serial).catch(() => {});
  void session.exec('bottlenose-forget-device-log', serial).catch(() => {});
}

function LogDetail({ row }: { row: LogRow }) {
  const json = jsonIn(row.message);
  return (
    <>
      <Section title="Message" extra={<CopyButton text={() => row.message} what="The message" />}>
        <pre class="stack">{row.message}</pre>
        {json !== undefined && <Json value={json} open={2} />}
      </Section>
      {row.exception && (
        <Section title="Exception">
          <pre class="stack">{row.exception}</pre>
        </Section>
      )}
      <Section title="Line">
        <Pairs pairs={pairsOf(row)} />
      </Section>
    </>
  );
}

function pairsOf({ date, level, tag, thread, pid, app, count }: LogRow): Pair[] {
  const pairs: Pair[] = [
    ['Time', dateTime(date)],
    ['Level', level],
    ['Tag', tag || '-'],
    ['Thread', thread || '-'],
    ['PID', String(pid)],
    ['Count', String(count)],
  ];
  return app ? [...pairs, ['App', app]] : pairs;
}
