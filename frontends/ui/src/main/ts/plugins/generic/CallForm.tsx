import { useSignal } from '@preact/signals';
import { errorMessage, RequestError } from '../../api/requestError';
import { Code } from '../../components/code/Code';
import { onSubmit } from '../../components/onSubmit';
import { Problem } from '../../components/Problem';
import type { PluginSession } from '../../state/plugin';
import { withCalledMethod, type GenericState, type Line } from './state';

/** Calls any method of a plugin. The call and its answer become lines of the console. */
export function CallForm({ session }: { session: PluginSession<GenericState> }) {
  const method = useSignal('');
  const params = useSignal('{}');
  const problem = useSignal<string | null>(null);
  const submit = () => {
    const name = method.value.trim();
    const parsed = parseParams(params.value);
    problem.value = 'error' in parsed ? parsed.error : name === '' ? 'Enter the name of a method.' : null;
    if (problem.value === null && 'value' in parsed) void callMethod(session, name, parsed.value);
  };
  return (
    <form class="call" aria-label="Call a method" onSubmit={onSubmit(submit)}>
      <label>
        Method{' '}
        <input
          list="methods"
          value={method.value}
          onInput={event => (method.value = event.currentTarget.value)}
          placeholder="name of a method"
        />
        <datalist id="methods">
          {session.state.value.calledMethods.map(name => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </label>
      <div class="call-params">
        <Code text={params} language="json" label="Parameters, as JSON" onRun={submit} />
      </div>
      <button type="submit" class="primary" disabled={!session.connected.value} title="Ctrl+Enter">
        Call
      </button>
      <Problem error={problem.value} />
    </form>
  );
}

export function parseParams(text: string): { value: unknown } | { error: string } {
  if (text.trim() === '') return { value: {} };
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    return { error: `The parameters are not valid JSON: ${errorMessage(error)}` };
  }
}

async function callMethod(session: PluginSession<GenericState>, method: string, params: unknown): Promise<void> {
  const { lines } = session.state.value;
  const add = (kind: Line['kind'], content: unknown) => lines.put({ at: Date.now(), kind, method, params: content });
  session.update(state => withCalledMethod(state, method));
  add('call', params);
  try {
    add('answer', await session.call(method, params));
  } catch (error) {
    add('error', error instanceof RequestError ? (error.detail ?? error.message) : errorMessage(error));
  }
}
