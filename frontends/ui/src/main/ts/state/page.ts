import { batch, computed, effect, signal } from '@preact/signals';
import { pageOf } from '../plugins';
import { ServerSocket } from '../server/socket';
import type { ServerEvent } from '../server/wire';
import { formatRoute, parseRoute, type Route } from './route';
import { APP_ERRORS, Sessions } from './sessions';
import { change, EMPTY_WORLD, type App, type Change, type World } from './serverState';

export const world = signal<World>(EMPTY_WORLD);
export const route = signal<Route>(parseRoute(location.hash));

export const shownApp = computed<App | null>(() => {
  const at = route.value;
  return at.at === 'app' ? (world.value.apps.find(({ id }) => id === at.client) ?? null) : null;
});

/** Events after which the diagnoses may be others. */
const DIAGNOSED = new Set(['client-setup-error', 'connectivity-troubleshoot-log', 'client-connected', 'notification']);

export const server = new ServerSocket(`ws://${location.host}/`, {
  connection: state => {
    if (state !== 'open') {
      early = [];
      batch(() => world.value.apps.forEach(({ id }) => sessions.left(id)));
    }
    apply({ kind: 'connection', state });
    if (state === 'open') void takeInventory();
  },
  events: received,
});

export const sessions = new Sessions(server, pageOf);

export function apply(what: Change): void {
  world.value = change(world.value, what);
}

export function go(to: Route): void {
  const hash = formatRoute(to);
  if (location.hash !== hash) location.hash = hash;
}

/** Shows a plugin of the same app, with something for it to find. */
export function openPlugin(client: string, plugin: string, link: string | null = null): void {
  go({ at: 'app', client, plugin, link });
}

export function start(): void {
  addEventListener('hashchange', () => (route.value = parseRoute(location.hash)));
  server.open();
  let before: { app: App; plugin: string } | null = null;
  effect(() => {
    const app = shownApp.value;
    const at = route.value;
    const plugin = at.at === 'app' ? at.plugin : null;
    if (before && (before.app.id !== app?.id || before.plugin !== plugin)) sessions.turnAway(before.app, before.plugin);
    before = app && plugin !== null ? { app, plugin } : null;
  });
}

/** What came while the page asked what there is; it is looked at when the answer is here. Null when there is one. */
let early: ServerEvent[] | null = [];

function received(events: ServerEvent[]): void {
  if (early) {
    for (const event of events) early.push(event);
    return;
  }
  batch(() => {
    let diagnosed = false;
    for (const event of events) {
      if (event.event === 'client-message' || event.event === 'device-log') continue;
      apply({ kind: 'event', event });
      diagnosed ||= DIAGNOSED.has(event.event);
      follow(event);
    }
    sessions.deliver(events);
    if (diagnosed) diagnoseSoon();
  });
}

/** What an event about an app means for the sessions it has. */
function follow({ event, data }: ServerEvent): void {
  if (event === 'client-disconnected') {
    sessions.left(data.id);
  } else if (event === 'client-connected' || event === 'bottlenose-client-plugins') {
    const app = world.value.apps.find(({ id }) => id === data.id);
    if (app) attend(app);
  }
}

/** Errors and crashes are told also to those who do not look. */
function attend(app: App): void {
  const at = route.value;
  sessions.ofApp(app, APP_ERRORS);
  if (app.backgroundPlugins.includes('CrashReporter')) sessions.ofApp(app, 'CrashReporter');
  sessions.arrived(app, at.at === 'app' && at.client === app.id ? at.plugin : null);
}

/** Asks for everything, then goes on from there: an event that is older than its answer says nothing new. */
async function takeInventory(): Promise<void> {
  const ask = (command: string) => server.exec<any[]>(command).catch(() => []);
  const [devices, clients, gone, diagnoses, troubles, notes] = await Promise.all(
    [
      'device-list',
      'client-list',
      'bottlenose-gone-clients',
      'bottlenose-diagnoses',
      'bottlenose-device-troubles',
      'bottlenose-connectivity-notes',
    ].map(ask),
  );
  batch(() => {
    // A server that was away has forgotten what this page read; a new place in its history begins at the start.
    sessions.lost();
    apply({
      kind: 'inventory',
      inventory: {
        devices: devices!,
        clients: clients!,
        gone: gone!,
        diagnoses: diagnoses!,
        troubles: troubles!,
        notes: notes!,
      },
    });
    world.value.apps.filter(({ gone: isGone }) => !isGone).forEach(attend);
    const events = early ?? [];
    early = null;
    received(events);
  });
}

let diagnosing: ReturnType<typeof setTimeout> | undefined;

function diagnoseSoon(): void {
  clearTimeout(diagnosing);
  diagnosing = setTimeout(async () => {
    const [diagnoses, troubles] = await Promise.all(
      ['bottlenose-diagnoses', 'bottlenose-device-troubles'].map(command =>
        server.exec<any[]>(command).catch(() => []),
      ),
    );
    apply({ kind: 'diagnoses', diagnoses: diagnoses!, troubles: troubles! });
  }, 150);
}
