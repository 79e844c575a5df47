import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { saveFile } from '../../components/files';
import { counted } from '../../components/format';
import { Split } from '../../components/Split';
import { showStatus } from '../../components/status';
import { Table } from '../../components/table/Table';
import { useSelectedRow } from '../../rows/selectedRow';
import { isError, type Call } from './call';
import { CallDetail } from './CallDetail';
import { COLUMNS, headerColumn } from './columns';
import { harOf } from './har';
import { HeaderColumns, headerColumns } from './HeaderColumns';
import { MockDialog } from './MockDialog';
import { NEW_MOCK, type Mock } from './mocks';
import type { NetworkSession } from './rules';
import { rowOfCall } from './state';

/** A deep link is the id of a call, or begins with this and is a search. */
const SEARCH_LINK = 'searchTerm=';

export function NetworkView({ session }: { session: NetworkSession }) {
  const { calls, mocks, canMock } = session.state.value;
  const selected = useSignal<number | null>(null);
  const editing = useSignal<Mock[] | null>(null);
  const call = useSelectedRow(calls, selected);
  const link = session.link.value;
  const search = link?.startsWith(SEARCH_LINK) ? link.slice(SEARCH_LINK.length) : undefined;
  const headers = headerColumns.items.value;
  const columns = useMemo(() => [...COLUMNS, ...headers.map(headerColumn)], [headers]);
  useEffect(() => {
    if (link !== null && search === undefined) selected.value = rowOfCall(session.state.value, link);
  }, [link]);
  const mock = canMock ? (rule: Mock) => (editing.value = [rule, ...mocks]) : undefined;
  return (
    <>
      <Split name="Network" side={call && <CallDetail call={call} key={call.id} mock={mock} />}>
        <Table
          name="Calls"
          rows={calls}
          columns={columns}
          moreColumns={<HeaderColumns />}
          search={search}
          selected={selected}
          tone={one => (isError(one) ? 'error' : one.response?.mock ? 'warn' : '')}
          onClear={() => calls.clear()}
          empty="No requests yet. Each request appears here when it is sent, and its response when it arrives."
        >
          {pick => (
            <>
              <ExportButton pick={pick} disabled={calls.size === 0} />
              <MocksButton session={session} edit={rules => (editing.value = rules)} />
            </>
          )}
        </Table>
      </Split>
      {editing.value && <MockDialog session={session} initial={editing.value} close={() => (editing.value = null)} />}
    </>
  );
}

function ExportButton({ pick, disabled }: { pick(): Call[]; disabled: boolean }) {
  const exportCalls = async () => {
    const calls = pick();
    saveFile('calls.har', 'application/json', await harOf(calls));
    showStatus(`${counted(calls.length, 'call')} exported to calls.har.`);
  };
  return (
    <button
      type="button"
      onClick={() => void exportCalls()}
      title="Exports the marked calls, or all visible ones"
      disabled={disabled}
    >
      Export HAR
    </button>
  );
}

function MocksButton({ session, edit }: { session: NetworkSession; edit(rules: Mock[]): void }) {
  const { mocks, canMock } = session.state.value;
  const enabled = mocks.filter(mock => mock.enabled).length;
  return (
    <button
      type="button"
      onClick={() => edit(mocks.length > 0 ? mocks : [NEW_MOCK])}
      disabled={!canMock}
      title={canMock === false ? 'This app cannot mock responses' : 'Answer requests without the network'}
    >
      Mocks
      {enabled > 0 && <span class="badge">{enabled}</span>}
    </button>
  );
}
