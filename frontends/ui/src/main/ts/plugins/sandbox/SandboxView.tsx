import { useSignal } from '@preact/signals';
import { Empty } from '../../components/Empty';
import { onSubmit } from '../../components/onSubmit';
import { showStatus } from '../../components/status';
import type { PluginSession } from '../../state/plugin';
import type { SandboxState } from './state';

type SandboxSession = PluginSession<SandboxState>;

export function SandboxView({ session }: { session: SandboxSession }) {
  const { environments, current } = session.state.value;
  const custom = useSignal('');
  if (environments === null) {
    return (
      <Empty title="Sandbox">
        {session.connected.value ? 'Reading the environments…' : 'The app is not connected.'}
      </Empty>
    );
  }
  return (
    <div class="narrow">
      <p class="muted">The environment that the app connects to. Most apps have to be restarted to use another one.</p>
      <ul class="choices large" aria-label="Environments">
        {environments.map(({ name, value }) => (
          <li key={value}>
            <button type="button" aria-pressed={value === current} onClick={() => void choose(session, value)}>
              <strong>{name}</strong> <span class="muted mono">{value}</span>
            </button>
          </li>
        ))}
      </ul>
      <form class="bar" onSubmit={onSubmit(() => void choose(session, custom.value))}>
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
}

async function choose(session: SandboxSession, value: string): Promise<void> {
  const answer = await session.tryCall<{ result?: boolean }>('setSandbox', { sandbox: value });
  if (!answer) return;
  if (answer.result === false) {
    session.problem.value = `The app did not accept '${value}'.`;
    return;
  }
  session.update(state => ({ ...state, current: value }));
  showStatus(`The app now uses ${value}.`);
}
