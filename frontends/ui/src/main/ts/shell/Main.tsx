import { Empty } from '../components/Empty';
import type { App } from '../state/serverState';
import type { Route } from '../state/route';
import { Home } from './Home';
import { usePage } from './pageContext';
import { Pairing } from './pairing/Pairing';
import { PluginPane } from './PluginPane';

/** The view of the route: an app's plugin, a device's plugin, or the start. */
export function Main() {
  const page = usePage();
  const route = page.route.value;
  if (route.at === 'pairing') return <Pairing />;
  if (route.at === 'home') return <Home />;
  if (!page.state.value.loaded) return null;
  return route.at === 'device' ? <DevicePlugin {...route} /> : <AppPlugin {...route} />;
}

function DevicePlugin({ serial, plugin }: Extract<Route, { at: 'device' }>) {
  const { state, sessions } = usePage();
  const device = state.value.devices.find(one => one.serial === serial);
  return device ? <PluginPane session={sessions.ofDevice(device, plugin)} /> : <NotConnected what="This device" />;
}

function AppPlugin({ plugin, link }: Extract<Route, { at: 'app' }>) {
  const { shownApp, sessions } = usePage();
  const app = shownApp.value;
  if (!app) return <NotConnected what="This app" />;
  if (plugin === null) return <AppHome app={app} />;
  if (plugin !== '' && app.connected && !app.plugins.includes(plugin)) return <NoPlugin app={app} plugin={plugin} />;
  const session = sessions.ofApp(app, plugin);
  if (session.link.peek() !== link) session.link.value = link;
  return <PluginPane session={session} app={app} />;
}

function NotConnected({ what }: { what: string }) {
  return (
    <Empty title={`${what} is not connected`}>
      It has not connected since the server started. It appears here as soon as it connects.
    </Empty>
  );
}

function NoPlugin({ app, plugin }: { app: App; plugin: string }) {
  const { catalog } = usePage();
  return (
    <Empty title={catalog.titleForApp(plugin)}>
      {app.plugins.length === 0
        ? 'Waiting for the app to list its plugins…'
        : `${app.query.app} has no plugin '${plugin}'. Another version of the app may have it.`}
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
          <p>The app is connected but has no plugins. Each plugin shows a part of the app:</p>
          <pre>client.addPlugin(new NetworkPlugin());</pre>
        </>
      )}
    </Empty>
  );
}
