import { useSignal } from '@preact/signals';
import { Empty } from '../../components/basics';
import { say } from '../../components/clipboard';
import type { PagePlugin } from '../../state/plugin';

export interface SandboxState {
  choices: { name: string; value: string }[] | null;
  /** What was set last from here. */
  set: string | null;
}

/** Which environment the app talks to. */
export const sandbox: PagePlugin<SandboxState> = {
  title: 'Sandbox',
  start: () => ({ choices: null, set: null }),
  receive: state => state,
  async opened(session) {
    const choices = await session.tell('getSandbox');
    if (Array.isArray(choices)) session.update(state => ({ ...state, choices }));
  },
  View({ session }) {
    const { choices, set } = session.state.value;
    const custom = useSignal('');
    const choose = async (value: string) => {
      const answer = await session.tell<{ result?: boolean }>('setSandbox', { sandbox: value });
      if (answer?.result === false) session.problem.value = `The app did not take '${value}'.`;
      if (!answer || answer.result === false) return;
      session.update(state => ({ ...state, set: value }));
      say(`The app uses ${value} now.`);
    };
    if (choices === null)
      return <Empty title="Sandbox">{session.connected.value ? 'Asking the app…' : 'The app is not connected.'}</Empty>;
    return (
      <div class="narrow">
        <p class="muted">The environment that the app talks to. Most apps need a restart to follow.</p>
        <ul class="choices large" aria-label="Environments">
          {choices.map(({ name, value }) => (
            <li key={value}>
              <button type="button" aria-pressed={value === set} onClick={() => void choose(value)}>
                <strong>{name}</strong> <span class="muted mono">{value}</span>
              </button>
            </li>
          ))}
        </ul>
        <form class="bar" onSubmit={event => (event.preventDefault(), void choose(custom.value))}>
          <input
            class="grow"
            aria-label="Another address"
            placeholder="another address"
            value={custom.value}
            onInput={event => (custom.value = event.currentTarget.value)}
          />
          <button type="submit" class="primary" disabled={custom.value.trim() === ''}>
            Use
          </button>
        </form>
      </div>
    );
  },
};
