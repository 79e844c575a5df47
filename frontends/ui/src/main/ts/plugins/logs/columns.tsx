import { clockTime } from '../../components/format';
import type { Column } from '../../components/table/columns';
import type { LogRow } from './state';

/** Characters of a message and of an exception that a cell shows. */
const MAX_MESSAGE = 400;
const MAX_EXCEPTION = 200;

export const COLUMNS: Column<LogRow>[] = [
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
    cell: row => {
      const message = row.message.slice(0, MAX_MESSAGE);
      return row.exception ? `${message} ⏎ ${row.exception.slice(0, MAX_EXCEPTION)}` : message;
    },
  },
];
