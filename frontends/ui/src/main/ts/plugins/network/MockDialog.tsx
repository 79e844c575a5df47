import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Dialog, Problem } from '../../components/basics';
import { Code } from '../../components/code/Code';
import { chooseFile, saveFile } from '../../components/clipboard';
import type { Session } from '../../state/session';
import { changeMocks, type NetworkState } from '.';
import { NEW_MOCK, parseMocks, type Mock } from './mocks';

/** The rules of an app: a list, and the chosen one to edit. Nothing holds before it is applied. */
export function MockDialog({
  session,
  start,
  close,
}: {
  session: Session<NetworkState>;
  start: Mock[];
  close(): void;
}) {
  const mocks = useSignal(start);
  const at = useSignal(0);
  const problem = useSignal<string | null>(null);
  const chosen = mocks.value[at.value];
  const change = (index: number, part: Partial<Mock>) =>
    (mocks.value = mocks.value.map((mock, i) => (i === index ? { ...mock, ...part } : mock)));
  const add = () => {
    mocks.value = [...mocks.value, NEW_MOCK];
    at.value = mocks.value.length - 1;
  };
  const load = async () => {
    try {
      const text = await chooseFile('.json,application/json');
      if (text !== null)
        mocks.value = [...mocks.value.filter(({ requestUrl }) => requestUrl !== ''), ...parseMocks(text)];
      problem.value = null;
    } catch (wrong) {
      problem.value = `The file holds no rules: ${(wrong as Error).message}`;
    }
  };
  return (
    <Dialog title="Mocked responses" close={close} wide>
      <p class="muted">
        A request whose address contains the rule's, with its method, gets this response from within the app. Of two
        rules for the same the first counts.
      </p>
      <div class="mocks">
        <div class="mock-list">
          <ul aria-label="Rules">
            {mocks.value.map((mock, index) => (
              <li key={index}>
                <input
                  type="checkbox"
                  aria-label={`Rule ${index + 1} holds`}
                  checked={mock.enabled}
                  onChange={() => change(index, { enabled: !mock.enabled })}
                />
                <button type="button" class="grow" aria-current={index === at.value} onClick={() => (at.value = index)}>
                  {mock.method} {mock.requestUrl || '(no address yet)'}
                </button>
                <button
                  type="button"
                  aria-label={`Remove rule ${index + 1}`}
                  onClick={() => (mocks.value = mocks.value.filter((_, i) => i !== index))}
                >
                  ✕
                </button>
              </li>
            ))}
          </ul>
          <button type="button" onClick={add}>
            Add a rule
          </button>
        </div>
        {chosen && <MockForm key={at.value} mock={chosen} change={part => change(at.value, part)} />}
      </div>
      <Problem text={problem.value} />
      <footer class="bar">
        <button type="button" onClick={() => void load()}>
          Import
        </button>
        <button
          type="button"
          onClick={() => saveFile('mocks.json', 'application/json', JSON.stringify(mocks.value, null, 2))}
        >
          Export
        </button>
        <span class="grow" />
        <button type="button" onClick={close}>
          Cancel
        </button>
        <button
          type="button"
          class="primary"
          onClick={() => (
            changeMocks(
              session,
              mocks.value.filter(({ requestUrl }) => requestUrl !== ''),
            ),
            close()
          )}
        >
          Apply
        </button>
      </footer>
    </Dialog>
  );
}

function MockForm({ mock, change }: { mock: Mock; change(part: Partial<Mock>): void }) {
  const data = useSignal(mock.data);
  useEffect(() => data.subscribe(next => change({ data: next })), []);
  const headers = mock.headers.map(({ key, value }) => `${key}: ${value}`).join('\n');
  const parse = (text: string) =>
    text
      .split('\n')
      .filter(line => line.trim() !== '')
      .map(line => {
        const colon = line.indexOf(':');
        return colon < 0
          ? { key: line.trim(), value: '' }
          : { key: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() };
      });
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
        Headers, one a line{' '}
        <textarea
          rows={4}
          defaultValue={headers}
          onChange={event => change({ headers: parse(event.currentTarget.value) })}
        />
      </label>
      <span class="label">Body</span>
      <div class="mock-body">
        <Code text={data} language="json" label="Body of the mocked response" />
      </div>
    </div>
  );
}
