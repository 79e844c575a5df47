import { unconnectedSetups } from '../state/serverState';
import { usePage } from './pageContext';

const JVM_EXAMPLE = `FlipperClient client = FlipperClient.builder("My app").build();
client.addPlugin(new NetworkPlugin());
client.start();`;

/** The start of the page: how to connect an app. */
export function Home() {
  const state = usePage().state.value;
  const { apps, connection, loaded } = state;
  if (!loaded && connection !== 'refused') return null;
  const waiting = unconnectedSetups(state).length;
  return (
    <div class="home">
      <h1>{apps.length > 0 ? 'Choose an app on the left' : 'No app is connected yet'}</h1>
      <p>
        An app with a Flipper SDK pairs and connects automatically, within a few seconds after it starts.{' '}
        {waiting > 0 && (
          <a href="#/pairing">{waiting === 1 ? 'One app is pairing.' : `${waiting} apps are pairing.`}</a>
        )}
      </p>
      <Ways />
      <p class="muted">
        Press <kbd>Ctrl K</kbd> to go to any app or plugin, <kbd>?</kbd> for all keyboard shortcuts.
      </p>
    </div>
  );
}

function Ways() {
  return (
    <ol class="ways">
      <li>
        <h2>Sample app</h2>
        <p>No app handy? Run the sample app in another terminal:</p>
        <pre>./bottlenose demo</pre>
      </li>
      <li>
        <h2>A JVM app</h2>
        <p>
          Add <code>dev.bottlenose:bottlenose-sdk</code>, and a plugin for each part of the app to inspect:
        </p>
        <pre>{JVM_EXAMPLE}</pre>
      </li>
      <li>
        <h2>Android, iOS, React Native, JavaScript</h2>
        <p>
          Apps with the original Flipper SDK connect unchanged. Connect the device by USB or start an emulator, then
          start the app.
        </p>
      </li>
      <li>
        <h2>The app does not appear?</h2>
        <p>
          <a href="#/pairing">Pairing</a> shows each step of an app and what failed. In a terminal, run{' '}
          <code>./bottlenose doctor</code>.
        </p>
      </li>
    </ol>
  );
}
