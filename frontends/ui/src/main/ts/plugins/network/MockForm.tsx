import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Code } from '../../components/code/Code';
import { headersAsText, parseHeaders, type Mock } from './mocks';

interface Props {
  mock: Mock;
  change(part: Partial<Mock>): void;
}

/** A form for one mock rule. */
export function MockForm({ mock, change }: Props) {
  const data = useSignal(mock.data);
  useEffect(() => data.subscribe(next => change({ data: next })), []);
  return (
    <div class="mock-form">
      <label>
        Address{' '}
        <input
          value={mock.requestUrl}
          onInput={event => change({ requestUrl: event.currentTarget.value })}
          placeholder="https://example.org/path"
        />
      </label>
      <div class="line">
        <label>
          Method{' '}
          <input
            size={8}
            value={mock.method}
            onInput={event => change({ method: event.currentTarget.value.toUpperCase() })}
          />
        </label>
        <label>
          Status{' '}
          <input
            size={5}
            inputMode="numeric"
            value={mock.status}
            onInput={event => change({ status: event.currentTarget.value })}
          />
        </label>
      </div>
      <label>
        Headers, one per line{' '}
        <textarea
          rows={4}
          defaultValue={headersAsText(mock.headers)}
          onChange={event => change({ headers: parseHeaders(event.currentTarget.value) })}
        />
      </label>
      <span class="label">Body</span>
      <div class="mock-body">
        <Code text={data} language="json" label="Body of the mocked response" />
      </div>
    </div>
  );
}
