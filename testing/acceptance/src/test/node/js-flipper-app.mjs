// An app with js-flipper in it, as its README shows. Usage: PEERS PORT APP (escaped as in a URL). Prints a JSON line for all that happens.
import { createRequire } from 'node:module';

const [peers, port, escapedName] = process.argv.slice(2);
const appName = decodeURIComponent(escapedName);
const require = createRequire(`${peers}/package.json`);
const { FlipperClient } = require('js-flipper/lib/client.js');
const WebSocket = require('ws');

const print = line => console.log(JSON.stringify(line));

const client = new FlipperClient();
client.addPlugin({
  getId: () => 'Echo',
  runInBackground: () => true,
  onConnect(connection) {
    print({ happened: 'connected' });
    connection.receive('shout', params => ({ shouted: String(params.text).toUpperCase() }));
    connection.receive('fail', () => { throw new Error('as asked'); });
    connection.receive('nothing', () => null);
    connection.receive('burst', ({ count }) => {
      for (let i = 0; i < count; i++) connection.send('tick', { number: i });
      return { sent: count };
    });
    connection.send('hello', { from: appName });
  },
  onDisconnect: () => print({ happened: 'disconnected' }),
});
client.addPlugin({
  getId: () => 'Lazy',
  runInBackground: () => false,
  onConnect(connection) {
    print({ happened: 'lazy connected' });
    connection.receive('ping', () => ({ pong: true }));
  },
  onDisconnect: () => print({ happened: 'lazy disconnected' }),
});
client.start(appName, {
  urlBase: `localhost:${port}`,
  websocketFactory: url => new WebSocket(url, { origin: 'localhost:' }),
  getDeviceId: () => 'node-device',
  reconnectTimeout: 100,
  onError: error => print({ happened: 'error', message: String(error?.message ?? error) }),
});
print({ happened: 'started' });
