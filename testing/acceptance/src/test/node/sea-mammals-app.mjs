// An app with the plugin whose other half comes with the original's page. Usage: PEERS PORT APP. It sends everything as soon as
// it is connected and nothing later.
import { createRequire } from 'node:module';

const [peers, port, appName] = process.argv.slice(2);
const require = createRequire(`${peers}/package.json`);
const { FlipperClient } = require('js-flipper/lib/client.js');
const WebSocket = require('ws');

const client = new FlipperClient();
client.addPlugin({
  getId: () => 'sea-mammals',
  runInBackground: () => true,
  onConnect(connection) {
    ['Dolphin', 'Narwhal', 'Manatee'].forEach((title, id) =>
      connection.send('newRow', { id, title: `${title} of ${appName}`, url: 'about:blank' }));
    console.log(JSON.stringify({ happened: 'connected' }));
  },
  onDisconnect() {},
});
client.start(appName, {
  urlBase: `localhost:${port}`,
  websocketFactory: url => new WebSocket(url, { origin: 'localhost:' }),
  getDeviceId: () => 'node-device',
});
