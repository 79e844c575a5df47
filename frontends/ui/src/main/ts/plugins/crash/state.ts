import { fieldsOf, textOf } from '../../api/json';
import { RowStore } from '../../rows/store';
import type { Message } from '../../state/plugin';

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

const MAX_CRASHES = 2000;

export function initialState(): CrashState {
  return { rows: new RowStore<Crash>(null, MAX_CRASHES) };
}

/** Crashes come from a crash reporter, errors from an app's plugins. */
export function receive(state: CrashState, { method, params }: Message): CrashState {
  if (method === 'crash-report' || method === 'error') state.rows.put(crashOf(params, Date.now()));
  return state;
}

/** A crash as an app or a device reports it; `now` is its time where the report has none. */
export function crashOf(report: unknown, now: number): Crash {
  const { name, reason, message, callstack, stacktrace, date, thread } = fieldsOf(report);
  return {
    date: typeof date === 'number' ? date : now,
    name: textOf(name ?? 'Error'),
    reason: textOf(reason ?? message),
    callstack: textOf(callstack ?? stacktrace),
    thread: textOf(thread),
  };
}
