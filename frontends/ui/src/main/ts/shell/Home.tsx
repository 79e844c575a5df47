import { world } from '../state/page';
import { notConnected } from '../state/serverState';

/** What one sees first: how to get an app here. */
export function Home() {
  const { apps, connection, loaded } = world.value;
  if (!loaded && connection !== 'refused') return null;
  const waiting = notConnected(world.value).length;
  return (
    <div class="home">
      <h1>{apps.length > 0 ? 'Choose an app on the left' : 'No app is connected yet'}</h1>
      <p>
        An app that has a Flipper SDK in it pairs and connects by itself, within a few seconds of its start.{' '}
        {waiting > 0 && (
          <a href="#/pairing">{waiting === 1 ? 'One app is on its way.' : `${waiting} apps are on their way.`}</a>
        )}
      </p>
      <ol class="ways">
        <li>
          <h2>Just look</h2>
          <p>A small app to look into, in another terminal:</p>
          <pre>./bottlenose demo</pre>
        </li>
        <li>
          <h2>A JVM app</h2>
          <p>
            One jar, <code>dev.bottlenose:bottlenose-sdk</code>, and a plugin for each part:
          </p>
          <pre>{`FlipperClient client = FlipperClient.builder("My app").build();
client.addPlugin(new NetworkPlugin());
client.start();`}</pre>
        </li>
        <li>
          <h2>Android, iOS, React Native, JavaScript</h2>
          <p>
            Apps with the original Flipper SDK connect unchanged. Start the app; a device needs to be connected by USB,
            or an emulator running.
          </p>
        </li>
        <li>
          <h2>It does not appear?</h2>
          <p>
            <a href="#/pairing">Pairing</a> shows each step an app takes and what stops it. In a terminal:{' '}
            <code>./bottlenose doctor</code>
          </p>
        </li>
      </ol>
      <p class="muted">
        Press <kbd>Ctrl K</kbd> to go anywhere, <kbd>?</kbd> for all keys.
      </p>
    </div>
  );
}
