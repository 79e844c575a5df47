import type { Message, PagePlugin } from './plugin';
import type { ServerSocket } from '../server/socket';
import type { Device, ServerEvent } from '../server/wire';
import { Session } from './session';
import type { App } from './serverState';

/** Plugin under which errors of an app as a whole are kept. */
export const APP_ERRORS = '';

/**
 * Which plugins this page has open, and who gets what apps and devices say. A background plugin stays open; another one is
 * closed when one turns away, so that the app stops working for it.
 */
export class Sessions {
  private readonly byKey = new Map<string, Session>();

  constructor(
    private readonly server: ServerSocket,
    private readonly pageOf: (plugin: string, device: boolean) => PagePlugin,
  ) {}

  /** The session of an app's plugin, opened if it was not. */
  ofApp(app: App, plugin: string): Session {
    const key = keyOf(app.id, plugin);
    let session = this.byKey.get(key);
    if (!session) {
      const { server } = this;
      session = new Session(
        plugin,
        this.pageOf(plugin, false),
        { clientId: app.id, serial: app.query.device_id, name: app.query.app },
        {
          call: (method, params) => server.call(app.id, plugin, method, params),
          supports: async method =>
            Boolean((await server.ask(app.id, 'isMethodSupported', { api: plugin, method }))?.isSupported),
          exec: (command, ...args) => server.exec(command, ...args),
        },
      );
      this.byKey.set(key, session);
      if (app.gone) void server.exec('bottlenose-open-history', app.id, plugin).catch(() => {});
    }
    if (!app.gone && !session.connected.peek() && (plugin === APP_ERRORS || app.plugins.includes(plugin)))
      this.init(app, session);
    return session;
  }

  /** What a device itself tells; begins with what the server remembers. */
  ofDevice(device: Device, plugin: string): Session {
    const key = keyOf(`device ${device.serial}`, plugin);
    let session = this.byKey.get(key);
    if (!session) {
      const { server } = this;
      session = new Session(
        plugin,
        this.pageOf(plugin, true),
        { clientId: null, serial: device.serial, name: device.title },
        {
          call: () => Promise.reject(new Error('A device has no methods.')),
          supports: async () => false,
          exec: (command, ...args) => server.exec(command, ...args),
        },
      );
      this.byKey.set(key, session);
      session.open();
    }
    return session;
  }

  /** One looks at something else now. */
  turnAway(app: App, plugin: string): void {
    const session = this.byKey.get(keyOf(app.id, plugin));
    if (!session?.connected.peek() || app.backgroundPlugins.includes(plugin) || plugin === APP_ERRORS) return;
    session.closed();
    void this.server.exec('client-request', app.id, { method: 'deinit', params: { plugin } }).catch(() => {});
  }

  /** An app is back, or its plugins are known now: what was open is opened again. */
  arrived(app: App, shown: string | null): void {
    for (const session of this.byKey.values()) {
      const { clientId } = session.target;
      const wanted = app.backgroundPlugins.includes(session.plugin) || session.plugin === shown;
      if (clientId === app.id && wanted && !session.connected.peek() && app.plugins.includes(session.plugin))
        this.init(app, session);
    }
  }

  /** The app is gone: nothing of it is open. */
  left(clientId: string): void {
    for (const session of this.byKey.values()) if (session.target.clientId === clientId) session.closed();
  }

  /** The server is gone, and with it every place in a history: what comes back begins from the start. */
  lost(): void {
    this.byKey.clear();
  }

  /** Hands what apps and devices said to the sessions it is for. */
  deliver(events: ServerEvent[]): void {
    const messages = new Map<Session, Message[]>();
    for (const { event, data } of events) {
      const addressed = event === 'client-message' ? fromApp(data) : fromDevice(event, data);
      const session = addressed && this.byKey.get(addressed.key);
      if (!session) continue;
      const batch = messages.get(session);
      if (batch) batch.push(addressed.message);
      else messages.set(session, [addressed.message]);
    }
    for (const [session, batch] of messages) session.receive(batch);
  }

  private init(app: App, session: Session): void {
    session.connected.value = true;
    if (session.plugin === APP_ERRORS) return;
    this.server
      .exec('client-request', app.id, { method: 'init', params: { plugin: session.plugin } })
      .then(() => session.open())
      .catch(() => session.closed());
  }
}

interface Addressed {
  key: string;
  message: Message;
}

function keyOf(owner: string, plugin: string): string {
  return `${owner}\n${plugin}`;
}

function fromApp({ id, message: text }: { id: string; message: string }): Addressed | null {
  const { method, params, error } = JSON.parse(text);
  if (method === 'execute' && params)
    return { key: keyOf(id, params.api), message: { method: params.method, params: params.params } };
  if (error) return { key: keyOf(id, APP_ERRORS), message: { method: 'error', params: error } };
  return null;
}

function fromDevice(event: string, data: any): Addressed | null {
  if (event === 'device-log')
    return { key: keyOf(`device ${data.serial}`, 'DeviceLogs'), message: { method: 'log', params: data.entry } };
  if (event === 'device-crash')
    return {
      key: keyOf(`device ${data.serial}`, 'CrashReporter'),
      message: { method: 'crash-report', params: data.crash },
    };
  return null;
}
