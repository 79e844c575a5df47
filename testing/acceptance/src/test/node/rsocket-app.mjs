// An app of before 2022: rsocket-core and rsocket-tcp-client of npm, and the openssl command. Does the certificate exchange,
// connects, and stays for longer than a minute. Usage: PEERS INSECURE_PORT SECURE_PORT DIRECTORY OS. Prints a JSON line for
// all that happens.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';

const [peers, insecurePort, securePort, directory, os] = process.argv.slice(2);
const require = createRequire(`${peers}/package.json`);
const { RSocketClient } = require('rsocket-core');
const { Single } = require('rsocket-flowable');
const { default: RSocketTcpClient, RSocketTlsClient } = require('rsocket-tcp-client');

const SECONDS = 60;
const print = line => console.log(JSON.stringify(line));
const at = name => `${directory}/${name}`;
const later = value => new Promise((resolve, reject) => value.subscribe({ onComplete: resolve, onError: reject }));

function connect(transport, introduction, responder, errorHandler) {
  return later(new RSocketClient({
    // As often as the original's C++ client; without an answer in time this one gives up, as that one did (sooner).
    setup: {
      keepAlive: 10_000,
      lifetime: 45_000,
      dataMimeType: 'text/plain',
      metadataMimeType: 'text/plain',
      payload: { data: typeof introduction === 'string' ? introduction : JSON.stringify(introduction) },
    },
    responder,
    errorHandler,
    transport,
  }).connect());
}

const insecure = () => new RSocketTcpClient({ host: 'localhost', port: Number(insecurePort) });
const secure = () => new RSocketTlsClient({
  host: 'localhost',
  port: Number(securePort),
  ca: fs.readFileSync(at('sonarCA.crt')),
  cert: fs.readFileSync(at('device.crt')),
  key: fs.readFileSync(at('privateKey.pem')),
});
const app = { os, device: 'old phone', app: 'Oldtimer', sdk_version: 4, medium: 1 };

const rejected = (transport, introduction) => new Promise((resolve, reject) => {
  connect(transport, introduction, undefined, error => resolve(error.message)).catch(reject);
});

async function pair() {
  fs.mkdirSync(directory, { recursive: true });
  execFileSync('openssl', ['req', '-new', '-newkey', 'rsa:2048', '-nodes', '-keyout', at('privateKey.pem'),
    '-out', at('app.csr'), '-subj', '/C=US/ST=CA/L=Menlo Park/O=Flipper/CN=com.example.old'], { stdio: 'ignore' });
  const socket = await connect(insecure(), { ...app, device_id: 'unknown' });
  const reply = await later(socket.requestResponse({
    data: JSON.stringify({
      method: 'signCertificate',
      csr: fs.readFileSync(at('app.csr'), 'utf8'),
      destination: `${directory}/`,
      medium: 1,
    }),
  }));
  socket.close();
  print({ happened: 'paired', ...JSON.parse(reply.data) });
}

const send = (socket, message) => socket.fireAndForget({ data: JSON.stringify(message) });
const event = (method, params) => ({ method: 'execute', params: { api: 'Old', method, params } });

function answer({ method, params }) {
  if (method === 'getPlugins' || method === 'getBackgroundPlugins') return { success: { plugins: ['Old'] } };
  if (method === 'execute' && params.method === 'echo') return { success: { echo: params.params } };
  return { error: { message: `Received unknown method: ${method}`, name: 'Unknown', stacktrace: '' } };
}

async function stay() {
  let socket;
  socket = await connect(secure(), {
    ...app, device_id: '', csr: fs.readFileSync(at('app.csr'), 'utf8'), csr_path: `${directory}/`,
  }, {
    fireAndForget: ({ data }) => {
      const { method, params } = JSON.parse(data);
      print({ happened: method, plugin: params?.plugin });
      if (method === 'init') send(socket, event('hello', { text: 'käse 🧀' }));
    },
    requestResponse: ({ data }) => Single.of({ data: JSON.stringify(answer(JSON.parse(data))) }),
  }, error => print({ happened: 'failed', message: error.message }));
  await later(socket.requestResponse({ data: '{"method":"getPlugins"}' }))
    .catch(error => print({ happened: 'refused', message: error.message }));
  const start = Date.now();
  const clock = setInterval(() => {
    const seconds = Math.floor((Date.now() - start) / 1000);
    print({ happened: 'alive', seconds });
    if (seconds > SECONDS) clearInterval(clock);
  }, 5_000);
}

print({ happened: 'rejected', message: await rejected(insecure(), 'no json') });
await pair();
print({ happened: 'rejected', message: await rejected(secure(), { ...app, medium: 9 }) });
await stay();
