// An app with js-flipper that sends numbered events. Usage: PEERS PORT NAME SENDER. Prints a line for each event that it
// sends, and one when its connection ends; sends nothing more after a line on its standard input.
import { createRequire } from 'node:module';

const [peers, port, name, sender] = process.argv.slice(2);
const require = createRequire(`${peers}/package.json`);
const { FlipperClient } = require('js-flipper/lib/client.js');
const WebSocket = require('ws');

let number = 0;
let timer;
let paused = false;

const client = new FlipperClient();
client.addPlugin({
  getId: () => 'Soak',
  runInBackground: () => true,
  onConnect(connection) {
    connection.receive('echo', params => params);
    timer = setInterval(() => {
      if (!paused) {
        console.log('sent');
        connection.send('tick', { sender, number: number++ });
      }
    }, 50);
  },
  onDisconnect() {
    clearInterval(timer);
    console.log('interrupted');
  },
});
process.stdin.on('data', () => {
  paused = true;
});
client.start(name, {
  urlBase: `localhost:${port}`,
  websocketFactory: url => new WebSocket(url, { origin: 'localhost:' }),
  getDeviceId: () => 'node-device',
  reconnectTimeout: 1000,
  onError() {},
});
