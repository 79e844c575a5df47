import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { Split } from '../../components/basics';
import type { Column } from '../../components/table/columns';
import { saveFile, say } from '../../components/clipboard';
import { bytes, clockTime, counted, duration } from '../../components/format';
import { Table } from '../../components/table/Table';
import { useChosen } from '../../rows/selectedRow';
import type { Session } from '../../state/session';
import type { NetworkState } from '.';
import { domainOf, header, isError, sizeOf, type Call } from './call';
import { CallDetail } from './CallDetail';
import { HeaderColumns, headerColumns } from './HeaderColumns';
import { har } from './exports';
import { MockDialog } from './MockDialog';
import { NEW_MOCK, type Mock } from './mocks';

const took = ({ time, response }: Call) => (response ? response.time - time : undefined);

const COLUMNS: Column<Call>[] = [
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
    text: call => bytes(sizeOf(call.headers, call.body)),
    value: call => sizeOf(call.headers, call.body),
  },
  {
    key: 'responseSize',
    title: 'Got',
    width: 72,
    align: 'end',
    text: ({ response }) => (response ? bytes(sizeOf(response.headers, response.body)) : ''),
    value: ({ response }) => (response ? sizeOf(response.headers, response.body) : null),
  },
  {
    key: 'duration',
    title: 'Took',
    width: 70,
    align: 'end',
    text: call => duration(took(call)),
    value: call => took(call) ?? null,
  },
  {
    key: 'responseTime',
    title: 'Answered',
    width: 100,
    mono: true,
    hidden: true,
    text: ({ response }) => clockTime(response?.time),
    value: ({ response }) => response?.time ?? null,
  },
];

/** A link of another plugin that is no id of a call but begins a search. */
const SEARCH = 'searchTerm=';

/** A header of the response, or of the request if the response has none of that name. */
function headerColumn(name: string): Column<Call> {
  return {
    key: `header ${name}`,
    title: name,
    width: 130,
    filterable: true,
    text: call => header(call.response?.headers ?? [], name) ?? header(call.headers, name) ?? '',
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

export function NetworkView({ session }: { session: Session<NetworkState> }) {
  const { calls, mocks, canMock } = session.state.value;
  const selected = useSignal<number | null>(null);
  const mocking = useSignal<Mock[] | null>(null);
  const call = useChosen(calls, selected);
  const link = session.link.value;
  const searched = link?.startsWith(SEARCH) ? link.slice(SEARCH.length) : undefined;
  const more = headerColumns.value;
  const columns = useMemo(() => [...COLUMNS, ...more.map(headerColumn)], [more]);
  useEffect(() => {
    if (link === null || searched !== undefined) return;
    for (let number = calls.first; number < calls.end; number++)
      if (calls.at(number)?.id === link) selected.value = number;
  }, [link]);
  const exportHar = async (pick: () => Call[]) => {
    const picked = pick();
    saveFile('calls.har', 'application/json', await har(picked));
    say(`${counted(picked.length, 'call')} went into calls.har.`);
  };
  return (
    <>
      <Split
        name="Network"
        side={
          call && (
            <CallDetail
              call={call}
              key={call.id}
              mock={canMock ? mock => (mocking.value = [mock, ...mocks]) : undefined}
            />
          )
        }
      >
        <Table
          name="Calls"
          rows={calls}
          columns={columns}
          moreColumns={<HeaderColumns />}
          search={searched}
          selected={selected}
          tone={one => (isError(one) ? 'error' : one.response?.mock ? 'warn' : '')}
          onClear={() => calls.clear()}
          empty="The app has made no call yet. Each request appears here at once, and its response as soon as it is there."
        >
          {pick => (
            <>
              <button
                type="button"
                onClick={() => void exportHar(pick)}
                title="The marked calls, or all that are shown"
                disabled={calls.size === 0}
              >
                Export HAR
              </button>
              <button
                type="button"
                onClick={() => (mocking.value = mocks.length > 0 ? mocks : [NEW_MOCK])}
                disabled={!canMock}
                title={canMock === false ? 'This app cannot mock responses' : 'Answer requests without the network'}
              >
                Mocks
                {mocks.some(({ enabled }) => enabled) && (
                  <span class="badge">{mocks.filter(({ enabled }) => enabled).length}</span>
                )}
              </button>
            </>
          )}
        </Table>
      </Split>
      {mocking.value && <MockDialog session={session} start={mocking.value} close={() => (mocking.value = null)} />}
    </>
  );
}
