'use strict';

// A page with no build step: asks for the lists again whenever the server says that something changed.
const byId = id => document.getElementById(id);
let socket;
let nextId = 1;
const waiting = new Map();

function exec(command, ...args) {
  return new Promise((resolve, reject) => {
    const id = nextId++;
    waiting.set(id, { resolve, reject });
    socket.send(JSON.stringify({ event: 'exec', payload: { id, command, args } }));
  });
}

function element(tag, text, className) {
  const made = document.createElement(tag);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

function show(listId, emptyId, items) {
  byId(listId).replaceChildren(...items);
  byId(emptyId).hidden = items.length > 0;
}

function appItem(app) {
  const item = document.createElement('li');
  item.append(
    element('strong', app.query.app),
    element('span', `${app.query.os} · ${app.query.device} `, 'quiet'),
    element('span', app.plugins.length ? `Plugins: ${app.plugins.join(', ')}` : 'No plugins yet'));
  return item;
}

function troubleItem(trouble) {
  const item = document.createElement('li');
  const who = trouble.app === '?' ? `Somebody at ${trouble.device}` : `${trouble.app} · ${trouble.os} · ${trouble.device}`;
  item.append(
    element('strong', who),
    element('div', `${trouble.message} (${trouble.code}${trouble.count > 1 ? `, ${trouble.count} times` : ''})`),
    element('div', `Try: ${trouble.next}`, 'next'));
  return item;
}

async function refresh() {
  const [apps, troubles] = await Promise.all([exec('client-list'), exec('bottlenose-diagnoses')]);
  show('apps', 'no-apps', apps.map(appItem));
  show('troubles', 'no-troubles', troubles.map(troubleItem));
}

let refreshing;
function refreshSoon() {
  clearTimeout(refreshing);
  refreshing = setTimeout(() => refresh().catch(() => {}), 150);
}

function received(message) {
  const { event, payload } = JSON.parse(message);
  if (event === 'server-event') {
    if (payload.event !== 'client-message') refreshSoon();
    return;
  }
  const pending = waiting.get(payload.id);
  waiting.delete(payload.id);
  if (event === 'exec-response') pending?.resolve(payload.data);
  else pending?.reject(new Error(payload.data));
}

function connect() {
  socket = new WebSocket(`ws://${location.host}/`);
  let opened = false;
  socket.onopen = () => {
    opened = true;
    byId('state').textContent = 'Connected';
    refreshSoon();
  };
  socket.onmessage = ({ data }) => received(data);
  socket.onclose = () => {
    waiting.clear();
    byId('state').textContent = opened
      ? 'The server is gone. Trying again…'
      : 'Not allowed in or no server. Open the address that `bottlenose serve` printed.';
    setTimeout(connect, 2000);
  };
}

connect();
