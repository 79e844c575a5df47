import { h } from 'preact';
import { Problem } from '../components/Problem';
import type { App } from '../state/serverState';
import type { Session } from '../state/session';
import { ErrorBoundary } from './ErrorBoundary';
import { usePage } from './pageContext';

interface Props {
  session: Session;
  /** The app; absent for a device. */
  app?: App;
}

/** The view of a plugin below its title. */
export function PluginPane({ session, app }: Props) {
  const { catalog } = usePage();
  const { pluginId, plugin, target } = session;
  const title = target.clientId === null ? catalog.titleForDevice(pluginId) : catalog.titleForApp(pluginId);
  return (
    <section class="plugin" aria-label={title} key={`${target.clientId ?? target.serial} ${pluginId}`}>
      <header class="plugin-head">
        <h1>{title}</h1>
        <span class="muted">{target.name}</span>
        {app && !app.connected && <span class="chip warn">disconnected, showing the last messages</span>}
        <span class="grow" />
        <Problem error={session.problem.value} />
      </header>
      <div class="plugin-body">
        <ErrorBoundary>{h(plugin.View, { session })}</ErrorBoundary>
      </div>
    </section>
  );
}
