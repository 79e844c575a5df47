// A client made of Node's tls, the ws package and the openssl command: does the certificate exchange and then connects.
// Usage: PEERS INSECURE_PORT SECURE_PORT DIRECTORY OS TLS_VERSION. Prints a JSON line for all that happens.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import tls from 'node:tls';

const [peers, insecurePort, securePort, directory, os, tlsVersion] = process.argv.slice(2);
const require = createRequire(`${peers}/package.json`);
const WebSocket = require('ws');

const print = line => console.log(JSON.stringify(line));
const at = name => `${directory}/${name}`;
const openssl = (...args) => execFileSync('openssl', args, { stdio: ['ignore', 'pipe', 'pipe'] });
const query = more => new URLSearchParams({
  os, device: 'hand made', app: 'Handmade', app_id: 'com.example.handmade', sdk_version: '4', medium: '1', ...more,
});

function makeRequest() {
  fs.mkdirSync(directory, { recursive: true });
  openssl('req', '-new', '-newkey', 'rsa:2048', '-nodes', '-keyout', at('privateKey.pem'), '-out', at('app.csr'),
    '-subj', '/C=US/ST=CA/L=Menlo Park/O=Flipper/CN=com.example.handmade');
}

const opened = socket => new Promise((resolve, reject) => {
  socket.on('open', resolve);
  socket.on('error', reject);
});
const nextMessage = socket => new Promise((resolve, reject) => {
  socket.once('message', data => resolve(String(data)));
  socket.once('close', code => reject(new Error(`closed ${code}`)));
});

async function pair() {
  const socket = new WebSocket(`ws://localhost:${insecurePort}/?${query({ device_id: 'unknown' })}`);
  await opened(socket);
  const reply = nextMessage(socket);
  socket.send(JSON.stringify({
    method: 'signCertificate',
    csr: fs.readFileSync(at('app.csr'), 'utf8'),
    destination: `${directory}/`,
    medium: 1,
    logs: [`${Date.now()}:info:made by hand`],
    timestamp: Date.now(),
  }));
  const { deviceId } = JSON.parse(await reply);
  print({ happened: 'paired', deviceId });
  socket.send(JSON.stringify({ method: 'signCertificateAck', isError: false, hasRequiredFiles: true, logs: [] }));
  socket.close(1001);
  return deviceId;
}

const secureOptions = () => ({
  ca: fs.readFileSync(at('sonarCA.crt')),
  cert: fs.readFileSync(at('device.crt')),
  key: fs.readFileSync(at('privateKey.pem')),
  minVersion: tlsVersion,
  maxVersion: tlsVersion,
});

// Android wants exactly the leaf and its authority in the handshake.
function countChain() {
  return new Promise((resolve, reject) => {
    const socket = tls.connect({ host: 'localhost', port: Number(securePort), ...secureOptions() }, () => {
      const leaf = socket.getPeerCertificate(true);
      print({
        happened: 'handshake',
        protocol: socket.getProtocol(),
        names: leaf.subjectaltname,
        issuerIsAuthority: leaf.issuerCertificate.fingerprint256 === leaf.issuerCertificate.issuerCertificate.fingerprint256,
      });
      socket.end();
      resolve();
    });
    socket.on('error', reject);
  });
}

async function connect(deviceId) {
  // As the C++ client does it: base64 without its last character.
  const csr = fs.readFileSync(at('app.csr')).toString('base64').slice(0, -1);
  const socket = new WebSocket(
    `wss://localhost:${securePort}/?${query({ device_id: deviceId, csr_path: `${directory}/` })}&csr=${csr}`,
    secureOptions());
  await opened(socket);
  print({ happened: 'connected' });
  socket.on('close', code => print({ happened: 'closed', code }));
  socket.on('message', data => {
    const { id, method, params } = JSON.parse(String(data));
    print({ happened: 'received', method, hasId: typeof id === 'number' });
    const answer = success => socket.send(JSON.stringify({ id, success }));
    if (method === 'getPlugins') answer({ plugins: ['Hand'] });
    else if (method === 'getBackgroundPlugins') answer({ plugins: [] });
    else if (method === 'init') socket.send(JSON.stringify({ method: 'execute', params: { api: params.plugin, method: 'ready', params: {} } }));
    else if (method === 'execute') answer({ echo: params.params });
  });
}

// A certificate that another authority issued for the same name.
async function intrude() {
  openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', at('foreign.key'), '-out', at('foreign.crt'),
    '-subj', '/C=US/ST=CA/L=Menlo Park/O=Sonar/CN=SonarCA');
  openssl('x509', '-req', '-in', at('app.csr'), '-CA', at('foreign.crt'), '-CAkey', at('foreign.key'),
    '-CAcreateserial', '-days', '2', '-out', at('foreign-device.crt'));
  const options = { ...secureOptions(), cert: fs.readFileSync(at('foreign-device.crt')) };
  const socket = new WebSocket(`wss://localhost:${securePort}/?${query({ device_id: '' })}`, options);
  await new Promise(resolve => {
    socket.on('open', () => { print({ happened: 'intruded' }); resolve(); });
    socket.on('error', error => { print({ happened: 'refused', code: error.code, message: error.message }); resolve(); });
  });
}

try {
  makeRequest();
  const deviceId = await pair();
  await countChain();
  await intrude();
  await connect(deviceId);
} catch (error) {
  print({ happened: 'failed', message: String(error?.stack ?? error) });
  process.exit(1);
}
