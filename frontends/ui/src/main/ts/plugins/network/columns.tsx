import { bytes, clockTime, duration } from '../../components/format';
import type { Column } from '../../components/table/columns';
import { domainOf, durationOf, headerOf, isError, sizeOf, type Call } from './call';

export const COLUMNS: Column<Call>[] = [
  { key: 'time', title: 'Time', width: 100, mono: true, text: call => clockTime(call.time), value: call => call.time },
  { key: 'method', title: 'Method', width: 80, filterable: true, text: call => call.method },
  {
    key: 'status',
    title: 'Status',
    width: 84,
    filterable: true,
    align: 'end',
    text: ({ response }) => (response ? String(response.status) : '…'),
    value: ({ response }) => response?.status ?? null,
    cell: call => <Status call={call} />,
  },
  { key: 'domain', title: 'Domain', text: domainOf },
  { key: 'url', title: 'Full URL', hidden: true, text: call => call.url },
  {
    key: 'requestSize',
    title: 'Sent',
    width: 66,
    align: 'end',
    text: call => bytes(sizeOf(call)),
    value: call => sizeOf(call),
  },
  {
    key: 'responseSize',
    title: 'Received',
    width: 92,
    align: 'end',
    text: ({ response }) => (response ? bytes(sizeOf(response)) : ''),
    value: ({ response }) => (response ? sizeOf(response) : null),
  },
  {
    key: 'duration',
    title: 'Duration',
    width: 92,
    align: 'end',
    text: call => duration(durationOf(call)),
    value: call => durationOf(call) ?? null,
  },
  {
    key: 'responseTime',
    title: 'Response time',
    width: 110,
    mono: true,
    hidden: true,
    text: ({ response }) => clockTime(response?.time),
    value: ({ response }) => response?.time ?? null,
  },
];

/** A header of the response, or of the request where the response has none of that name. */
export function headerColumn(name: string): Column<Call> {
  return {
    key: `header ${name}`,
    title: name,
    width: 130,
    filterable: true,
    text: call => headerOf(call.response?.headers ?? [], name) ?? headerOf(call.headers, name) ?? '',
  };
}

function Status({ call }: { call: Call }) {
  const { response } = call;
  if (!response) return <span class="muted">…</span>;
  return (
    <>
      {response.mock && <span class="chip">mock</span>}{' '}
      <span class={isError(call) ? 'bad' : ''}>{response.status < 0 ? 'failed' : response.status}</span>
    </>
  );
}
