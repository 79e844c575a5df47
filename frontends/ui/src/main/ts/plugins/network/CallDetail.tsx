import { copyText } from '../../components/clipboard';
import { CopyButton } from '../../components/CopyButton';
import { bytes, dateTime, duration } from '../../components/format';
import { Pairs, type Pair } from '../../components/Pairs';
import { Section } from '../../components/Section';
import { BodyView } from './BodyView';
import { arrivedParts, durationOf, isComplete, isError, parseUrl, sizeOf } from './call';
import type { Call, Header, Response } from './call';
import { curlOf } from './curl';
import { headersAsText, mockOf, type Mock } from './mocks';
import { Timing } from './Timing';

interface Props {
  call: Call;
  /** Opens a new rule; undefined where the app cannot mock. */
  mock: ((rule: Mock) => void) | undefined;
}

/** A call in full: overview, query, headers, bodies, timing. */
export function CallDetail({ call, mock }: Props) {
  const { url, headers, body, response } = call;
  const query = [...(parseUrl(url)?.searchParams ?? [])];
  return (
    <div class="call-detail">
      <CallBar call={call} mock={mock} />
      <p class="url mono">{url}</p>
      <Section title="Overview">
        <Pairs pairs={overviewOf(call)} />
      </Section>
      {query.length > 0 && (
        <Section title="Query">
          <Pairs pairs={query} />
        </Section>
      )}
      <Headers title="Request headers" headers={headers} />
      {body.length > 0 && <BodyView title="Request body" body={body} headers={headers} file={fileNameOf(call)} />}
      {response && <ResponseDetail call={call} response={response} />}
    </div>
  );
}

function CallBar({ call, mock }: Props) {
  const { method, response } = call;
  const status = response ? (response.status < 0 ? 'failed' : response.status) : '…';
  return (
    <div class="bar" role="toolbar" aria-label="Call">
      <strong class={isError(call) ? 'bad' : ''}>
        {method} {status} {response?.reason}
      </strong>
      <span class="grow" />
      <button type="button" onClick={() => void copyText(curlOf(call), 'The cURL command')}>
        Copy as cURL
      </button>
      {mock && (
        <button type="button" onClick={() => void mockOf(call).then(mock)}>
          Mock
        </button>
      )}
    </div>
  );
}

function ResponseDetail({ call, response }: { call: Call; response: Response }) {
  const { headers, body, mock, insights } = response;
  const suffix = mock ? ' (mocked)' : '';
  return (
    <>
      <Headers title={`Response headers${suffix}`} headers={headers} />
      <BodyView title={`Response body${suffix}`} body={body} headers={headers} file={fileNameOf(call)} />
      {insights && <Timing insights={insights} total={response.time - call.time} />}
    </>
  );
}

function overviewOf(call: Call): Pair[] {
  const { time, response } = call;
  const pairs: Pair[] = [
    ['Request', dateTime(time)],
    ['Response', response ? dateTime(response.time) : 'pending'],
    ['Duration', response ? duration(durationOf(call)) : '-'],
    ['Sent', bytes(sizeOf(call))],
    ['Received', response ? receivedText(response) : '-'],
  ];
  return response?.mock ? [...pairs, ['Mocked', 'answered by a mock rule, not by the network']] : pairs;
}

function receivedText(response: Response): string {
  const size = bytes(sizeOf(response));
  if (isComplete(response)) return size;
  return `${size} (${arrivedParts(response)} of ${response.totalChunks} parts received)`;
}

function Headers({ title, headers }: { title: string; headers: Header[] }) {
  if (headers.length === 0) return null;
  return (
    <Section
      title={`${title} (${headers.length})`}
      extra={<CopyButton text={() => headersAsText(headers)} what="The headers" />}
    >
      <Pairs pairs={headers.map(({ key, value }) => [key, value])} />
    </Section>
  );
}

function fileNameOf({ url }: Call): string {
  const last = parseUrl(url)?.pathname.split('/').pop() ?? '';
  return last.replace(/[^\w.-]+/g, '_') || 'body';
}
