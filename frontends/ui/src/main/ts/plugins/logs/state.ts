import { fieldsOf, textOf } from '../../api/json';
import { RowStore } from '../../rows/store';
import type { Message } from '../../state/plugin';

export interface LogRow {
  /** Key of the row. */
  number: number;
  date: number;
  level: string;
  tag: string;
  pid: number;
  thread: string;
  app: string;
  message: string;
  exception: string;
  /** How many equal lines in succession the row stands for. */
  count: number;
}

export interface LogState {
  rows: RowStore<LogRow>;
  last: LogRow | null;
  paused: boolean;
}

const MAX_ROWS = 200_000;

export function initialState(): LogState {
  return { rows: new RowStore<LogRow>(row => row.number, MAX_ROWS), last: null, paused: false };
}

/** Equal lines in succession become one row with a count. */
export function receive(state: LogState, { method, params }: Message): LogState {
  if (method !== 'log' || state.paused) return state;
  const { last } = state;
  const row = rowOf(params, (last?.number ?? 0) + 1);
  const next = last && isSameLine(last, row) ? { ...last, count: last.count + 1 } : row;
  state.rows.put(next);
  return { ...state, last: next };
}

/** The state after the user has cleared the log. */
export function cleared(state: LogState): LogState {
  state.rows.clear();
  return { ...state, last: null };
}

export function rowOf(entry: unknown, number: number): LogRow {
  const { date, type, tag, pid, thread, tid, app, message, exception } = fieldsOf(entry);
  return {
    number,
    date: typeof date === 'number' ? date : Date.parse(textOf(date)),
    level: textOf(type ?? 'unknown'),
    tag: textOf(tag),
    pid: Number(pid ?? 0),
    thread: textOf(thread ?? tid),
    app: textOf(app),
    message: textOf(message),
    exception: textOf(exception),
    count: 1,
  };
}

function isSameLine(a: LogRow, b: LogRow): boolean {
  return a.message === b.message && a.tag === b.tag && a.level === b.level && a.exception === b.exception;
}

/** The JSON value that a message ends with; undefined where it has none. */
export function jsonIn(message: string): unknown {
  const start = message.search(/[[{]/);
  if (start < 0) return undefined;
  try {
    return JSON.parse(message.slice(start));
  } catch {
    return undefined;
  }
}
