import { Pairs, Section } from '../../components/basics';
import { copyText } from '../../components/clipboard';
import { bytes, dateTime, duration } from '../../components/format';
import { addressOf, isComplete, isError, sizeOf, type Call, type Header } from './call';
import { BodyView } from './BodyView';
import { curl } from './exports';
import { mockOf, type Mock } from './mocks';

/** All there is to a call. */
export function CallDetail({ call, mock }: { call: Call; mock: ((mock: Mock) => void) | undefined }) {
  const { response } = call;
  const address = addressOf(call.url);
  const query = [...(address?.searchParams ?? [])];
  return (
    <div class="call-detail">
      <div class="bar" role="toolbar" aria-label="Call">
        <strong class={isError(call) ? 'bad' : ''}>
          {call.method} {response ? (response.status < 0 ? 'failed' : response.status) : '…'} {response?.reason}
        </strong>
        <span class="grow" />
        <button type="button" onClick={() => void copyText(curl(call), 'The cURL command')}>
          Copy as cURL
        </button>
        {mock && (
          <button type="button" onClick={() => void mockOf(call).then(mock)}>
            Mock
          </button>
        )}
      </div>
      <p class="url mono">{call.url}</p>
      <Section title="Overview">
        <Pairs
          pairs={[
            ['Asked', dateTime(call.time)],
            ['Answered', response ? dateTime(response.time) : 'not yet'],
            ['Took', response ? duration(response.time - call.time) : '-'],
            ['Sent', bytes(sizeOf(call.headers, call.body))],
            [
              'Got',
              response
                ? `${bytes(sizeOf(response.headers, response.body))}${isComplete(response) ? '' : ` (${response.body.filter(Boolean).length} of ${response.totalChunks} parts here)`}`
                : '-',
            ],
            ...(response?.mock ? [['Mocked', 'answered by a rule, not by the network'] as [string, string]] : []),
          ]}
        />
      </Section>
      {query.length > 0 && (
        <Section title="Query">
          <Pairs pairs={query} />
        </Section>
      )}
      <Headers title="Request headers" headers={call.headers} />
      {call.body.length > 0 && (
        <BodyView title="Request body" body={call.body} headers={call.headers} file={fileName(call)} />
      )}
      {response && (
        <>
          <Headers title={`Response headers${response.mock ? ' (mocked)' : ''}`} headers={response.headers} />
          <BodyView
            title={`Response body${response.mock ? ' (mocked)' : ''}`}
            body={response.body}
            headers={response.headers}
            file={fileName(call)}
          />
          {response.insights && <Timing insights={response.insights} total={response.time - call.time} />}
        </>
      )}
    </div>
  );
}

function Headers({ title, headers }: { title: string; headers: Header[] }) {
  if (headers.length === 0) return null;
  return (
    <Section
      title={`${title} (${headers.length})`}
      extra={
        <button
          type="button"
          onClick={() => void copyText(headers.map(({ key, value }) => `${key}: ${value}`).join('\n'), 'The headers')}
        >
          Copy
        </button>
      }
    >
      <Pairs pairs={headers.map(({ key, value }) => [key, value])} />
    </Section>
  );
}

const PHASES: [string, string][] = [
  ['dnsLookupTime', 'Name lookup'],
  ['connectTime', 'Connect'],
  ['sslHandshakeTime', 'TLS handshake'],
  ['preTransferTime', 'Before transfer'],
  ['redirectsTime', 'Redirects'],
  ['timeToFirstByte', 'First byte'],
  ['transferTime', 'Transfer'],
  ['postProcessingTime', 'Afterwards'],
];

function Timing({ insights, total }: { insights: Record<string, any>; total: number }) {
  const known = PHASES.filter(([key]) => typeof insights[key] === 'number');
  const most = Math.max(total, 1, ...known.map(([key]) => insights[key]));
  const { bytesTransfered, transferSpeed, retries } = insights;
  if (known.length === 0 && bytesTransfered === undefined) return null;
  return (
    <Section title="Timing">
      {known.map(([key, title]) => (
        <div key={key} class="timing">
          <span>{title}</span>
          <meter min={0} max={most} value={insights[key]} aria-label={title} />
          <span class="end">{duration(insights[key])}</span>
        </div>
      ))}
      <Pairs
        pairs={[
          ...(bytesTransfered !== undefined ? [['Transferred', bytes(bytesTransfered)] as [string, string]] : []),
          ...(transferSpeed !== undefined ? [['Speed', `${bytes(transferSpeed)}/s`] as [string, string]] : []),
          ...(retries ? [['Retries', `${retries.count} of ${retries.limit}`] as [string, string]] : []),
        ]}
      />
    </Section>
  );
}

function fileName({ url }: Call): string {
  return (
    addressOf(url)
      ?.pathname.split('/')
      .pop()
      ?.replace(/[^\w.-]+/g, '_') || 'body'
  );
}
