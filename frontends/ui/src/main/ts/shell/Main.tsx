import { Component, type ComponentChildren } from 'preact';
import { Empty } from '../components/basics';
import { titleOf } from '../plugins';
import { route, sessions, shownApp, world } from '../state/page';
import { words, type AnySession } from '../state/session';
import type { App } from '../state/serverState';
import { Home } from './Home';
import { Pairing } from './Pairing';

/** What the address names. */
export function Main() {
  const at = route.value;
  const { loaded, devices } = world.value;
  if (at.at === 'pairing') return <Pairing />;
  if (at.at === 'home') return <Home />;
  if (!loaded) return null;
  if (at.at === 'device') {
    const device = devices.find(({ serial }) => serial === at.serial);
    return device ? <Shown session={sessions.ofDevice(device, at.plugin)} /> : <Gone what="This device" />;
  }
  const app = shownApp.value;
  if (!app) return <Gone what="This app" />;
  if (at.plugin === null) return <AppHome app={app} />;
  if (at.plugin !== '' && !app.plugins.includes(at.plugin) && !app.gone) {
    return (
      <Empty title={titleOf(at.plugin, false)}>
        {app.plugins.length === 0
          ? 'The app has not told its plugins yet.'
          : `${app.query.app} has no plugin '${at.plugin}'. It may come with another version of the app, or after the app adds it.`}
      </Empty>
    );
  }
  const session = sessions.ofApp(app, at.plugin);
  if (session.link.peek() !== at.link) session.link.value = at.link;
  return <Shown session={session} app={app} />;
}

function Shown({ session, app }: { session: AnySession; app?: App }) {
  const { View, title } = session.page;
  const key = `${session.target.clientId ?? session.target.serial} ${session.plugin}`;
  return (
    <section class="plugin" aria-label={title || session.plugin} key={key}>
      <header class="plugin-head">
        <h1>{titleOf(session.plugin, session.target.clientId === null)}</h1>
        <span class="muted">{session.target.name}</span>
        {app?.gone && <span class="chip warn">not connected: this is what it said last</span>}
        <span class="grow" />
        {session.problem.value && (
          <span class="problem" role="alert">
            {session.problem.value}
          </span>
        )}
      </header>
      <div class="plugin-body">
        <Fence>
          <View session={session} />
        </Fence>
      </div>
    </section>
  );
}

/** What one plugin's view breaks does not take the page along. */
class Fence extends Component<{ children: ComponentChildren }, { broken: string | null }> {
  override state = { broken: null };

  static override getDerivedStateFromError(problem: unknown) {
    return { broken: words(problem) };
  }

  override render() {
    if (this.state.broken === null) return this.props.children;
    return (
      <Empty title="This view is broken">
        {this.state.broken}. The rest of the page goes on; a reload tries again.
      </Empty>
    );
  }
}

function Gone({ what }: { what: string }) {
  return (
    <Empty title={`${what} is not here`}>
      It has not connected since this server started. When it does, this page shows it.
    </Empty>
  );
}

function AppHome({ app }: { app: App }) {
  return (
    <Empty title={app.query.app}>
      {app.plugins.length > 0 ? (
        <p>
          Choose a plugin on the left, or press <kbd>Ctrl K</kbd>.
        </p>
      ) : (
        <>
          <p>The app is connected and has no plugins. A plugin is what shows a part of an app:</p>
          <pre>client.addPlugin(new NetworkPlugin());</pre>
        </>
      )}
    </Empty>
  );
}
