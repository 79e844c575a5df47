import { useSignal, type Signal } from '@preact/signals';
import { errorMessage } from '../../api/requestError';
import { Dialog } from '../../components/Dialog';
import { chooseFile, saveFile } from '../../components/files';
import { Problem } from '../../components/Problem';
import { MockForm } from './MockForm';
import { NEW_MOCK, parseMocks, type Mock } from './mocks';
import { changeRules, type NetworkSession } from './rules';

interface Props {
  session: NetworkSession;
  initial: Mock[];
  close(): void;
}

/** The mock rules of an app: a list, and a form for the selected one. They take effect with Apply. */
export function MockDialog({ session, initial, close }: Props) {
  const mocks = useSignal(initial);
  const selected = useSignal(0);
  const rule = mocks.value[selected.value];
  const apply = () => {
    changeRules(session, mocks.value.filter(hasAddress));
    close();
  };
  return (
    <Dialog title="Mocked responses" close={close} wide>
      <p class="muted">
        The app answers a request with a rule's response if the method is equal and the request's address contains the
        rule's address. If two rules match, the first applies.
      </p>
      <div class="mocks">
        <RuleList mocks={mocks} selected={selected} />
        {rule && (
          <MockForm
            key={`${selected.value} ${mocks.value.length}`}
            mock={rule}
            change={part => (mocks.value = withRule(mocks.value, selected.value, part))}
          />
        )}
      </div>
      <footer class="bar">
        <FileButtons mocks={mocks} />
        <span class="grow" />
        <button type="button" onClick={close}>
          Cancel
        </button>
        <button type="button" class="primary" onClick={apply}>
          Apply
        </button>
      </footer>
    </Dialog>
  );
}

function hasAddress({ requestUrl }: Mock): boolean {
  return requestUrl !== '';
}

function withRule(mocks: Mock[], index: number, part: Partial<Mock>): Mock[] {
  return mocks.map((mock, at) => (at === index ? { ...mock, ...part } : mock));
}

function RuleList({ mocks, selected }: { mocks: Signal<Mock[]>; selected: Signal<number> }) {
  const add = () => {
    mocks.value = [...mocks.value, NEW_MOCK];
    selected.value = mocks.value.length - 1;
  };
  const remove = (index: number) => {
    mocks.value = mocks.value.filter((_, at) => at !== index);
    if (index < selected.value) selected.value--;
  };
  return (
    <div class="mock-list">
      <ul aria-label="Rules">
        {mocks.value.map(({ enabled, method, requestUrl }, index) => (
          <li key={index}>
            <input
              type="checkbox"
              aria-label={`Enable rule ${index + 1}`}
              checked={enabled}
              onChange={() => (mocks.value = withRule(mocks.value, index, { enabled: !enabled }))}
            />
            <button
              type="button"
              class="grow"
              aria-current={index === selected.value}
              onClick={() => (selected.value = index)}
            >
              {method} {requestUrl || '(no address yet)'}
            </button>
            <button type="button" aria-label={`Remove rule ${index + 1}`} onClick={() => remove(index)}>
              ✕
            </button>
          </li>
        ))}
      </ul>
      <button type="button" onClick={add}>
        Add rule
      </button>
    </div>
  );
}

function FileButtons({ mocks }: { mocks: Signal<Mock[]> }) {
  const problem = useSignal<string | null>(null);
  const importRules = async () => {
    try {
      const text = await chooseFile('.json,application/json');
      if (text !== null) mocks.value = [...mocks.value.filter(hasAddress), ...parseMocks(text)];
      problem.value = null;
    } catch (error) {
      problem.value = `The file contains no mock rules: ${errorMessage(error)}`;
    }
  };
  const exportRules = () => saveFile('mocks.json', 'application/json', JSON.stringify(mocks.value, null, 2));
  return (
    <>
      <button type="button" onClick={() => void importRules()}>
        Import
      </button>
      <button type="button" onClick={exportRules}>
        Export
      </button>
      <Problem error={problem.value} />
    </>
  );
}
