import { useSignal } from '@preact/signals';
import { APP_ERRORS } from '../../state/catalog';
import type { App } from '../../state/serverState';
import { usePage } from '../pageContext';
import { PluginLink } from './PluginLink';

/** An app with its plugins. */
export function AppGroup({ app }: { app: App }) {
  const { route } = usePage();
  const open = useSignal(true);
  const shown = route.value.at === 'app' && route.value.client === app.id;
  const { connected, query } = app;
  return (
    <div class={`app-group ${connected ? '' : 'disconnected'} ${shown ? 'shown' : ''}`}>
      <button
        type="button"
        class="app"
        aria-expanded={open.value}
        onClick={() => (open.value = !open.value)}
        title={app.id}
      >
        <span class={`dot ${connected ? 'connected' : 'disconnected'}`} aria-hidden="true" />
        <span class="grow">{query.app}</span>
        {!connected && <span class="muted">disconnected</span>}
      </button>
      {open.value && <PluginList app={app} />}
    </div>
  );
}

function PluginList({ app }: { app: App }) {
  const { catalog, sessions } = usePage();
  const hasErrors = sessions.ofApp(app, APP_ERRORS).messageCount.value > 0;
  const plugins = [...(hasErrors ? [APP_ERRORS] : []), ...catalog.sort(app.plugins)];
  return (
    <ul>
      {plugins.map(plugin => (
        <PluginLink
          key={plugin}
          to={{ at: 'app', client: app.id, plugin, link: null }}
          title={catalog.titleForApp(plugin)}
        />
      ))}
      {plugins.length === 0 && <li class="muted hint">no plugins</li>}
    </ul>
  );
}
