import type { Device } from '../api/descriptions';
import type { ServerEvent } from '../api/events';
import { fieldsOf } from '../api/json';
import { RequestError } from '../api/requestError';
import type { ServerConnection } from '../server/connection';
import { appKey, deviceKey, messageOfApp, messageOfDeviceCrash, messageOfDeviceLog } from './addresses';
import type { AddressedMessage } from './addresses';
import { APP_ERRORS, type PluginCatalog } from './catalog';
import type { Message } from './plugin';
import type { App } from './serverState';
import { Session, type SessionRequests } from './session';

/**
 * The plugins that this page has open, and which of them receives a message. A background plugin stays open; any other
 * is closed when the page shows something else, so that the app stops working for it.
 */
export class Sessions {
  private readonly byKey = new Map<string, Session>();

  constructor(
    private readonly server: ServerConnection,
    private readonly catalog: PluginCatalog,
  ) {}

  /** The session of an app's plugin; opens the plugin if it is not open. */
  ofApp(app: App, plugin: string): Session {
    const key = appKey(app.id, plugin);
    let session = this.byKey.get(key);
    if (!session) {
      const target = { clientId: app.id, serial: app.query.device_id, name: app.query.app };
      session = new Session(plugin, this.catalog.forApp(plugin), target, this.requestsOf(app.id, plugin));
      this.byKey.set(key, session);
      if (!app.connected) void this.server.exec('bottlenose-open-history', app.id, plugin).catch(() => {});
    }
    const available = plugin === APP_ERRORS || app.plugins.includes(plugin);
    if (app.connected && available && !session.connected.peek()) this.open(app, session);
    return session;
  }

  /** The session of a device's own plugin. */
  ofDevice(device: Device, plugin: string): Session {
    const key = deviceKey(device.serial, plugin);
    let session = this.byKey.get(key);
    if (!session) {
      const target = { clientId: null, serial: device.serial, name: device.title };
      session = new Session(plugin, this.catalog.forDevice(plugin), target, this.requestsOfDevice());
      this.byKey.set(key, session);
      session.opened();
    }
    return session;
  }

  /** The page shows something else now. */
  leave(app: App, plugin: string): void {
    const session = this.byKey.get(appKey(app.id, plugin));
    if (!session?.connected.peek() || app.backgroundPlugins.includes(plugin) || plugin === APP_ERRORS) return;
    session.closed();
    this.requestQuietly(app.id, 'deinit', plugin);
  }

  /** An app reconnected, or its plugins are known now: opens again what was open. */
  appConnected(app: App, shownPlugin: string | null): void {
    for (const session of this.ofClient(app.id)) {
      const { pluginId } = session;
      const wanted = app.backgroundPlugins.includes(pluginId) || pluginId === shownPlugin;
      if (wanted && app.plugins.includes(pluginId) && !session.connected.peek()) this.open(app, session);
    }
  }

  /** The app disconnected: nothing of it is open. */
  appDisconnected(clientId: string): void {
    for (const session of this.ofClient(clientId)) session.closed();
  }

  /** The connection was lost, and with it each place in a history. What is opened next is read from its start. */
  reset(): void {
    this.byKey.clear();
  }

  /** Hands the messages of apps and devices to their sessions. */
  deliver(events: ServerEvent[]): void {
    const batches = new Map<Session, Message[]>();
    for (const event of events) {
      const addressed = addressedMessage(event);
      const session = addressed && this.byKey.get(addressed.key);
      if (!session) continue;
      const batch = batches.get(session);
      if (batch) batch.push(addressed.message);
      else batches.set(session, [addressed.message]);
    }
    for (const [session, batch] of batches) session.receive(batch);
  }

  private *ofClient(clientId: string): Generator<Session> {
    for (const session of this.byKey.values()) if (session.target.clientId === clientId) yield session;
  }

  private open(app: App, session: Session): void {
    session.connected.value = true;
    if (session.pluginId === APP_ERRORS) return;
    this.server.exec('client-request', app.id, { method: 'init', params: { plugin: session.pluginId } }).then(
      () => session.opened(),
      () => session.closed(),
    );
  }

  private requestQuietly(clientId: string, method: string, plugin: string): void {
    void this.server.exec('client-request', clientId, { method, params: { plugin } }).catch(() => {});
  }

  private requestsOf(clientId: string, plugin: string): SessionRequests {
    const { server, catalog } = this;
    return {
      call: (method, params) => server.call(clientId, plugin, method, params),
      supports: async method => {
        const answer = await server.request(clientId, 'isMethodSupported', { api: plugin, method });
        return Boolean(fieldsOf(answer)['isSupported']);
      },
      declareTitle: title => catalog.declareTitle(plugin, title),
      exec: (command, ...args) => server.exec(command, ...args),
    };
  }

  private requestsOfDevice(): SessionRequests {
    return {
      call: () => Promise.reject(new RequestError('A device has no methods.')),
      supports: () => Promise.resolve(false),
      declareTitle: () => {},
      exec: (command, ...args) => this.server.exec(command, ...args),
    };
  }
}

function addressedMessage(event: ServerEvent): AddressedMessage | null {
  if (event.event === 'client-message') return messageOfApp(event.data);
  if (event.event === 'device-log') return messageOfDeviceLog(event.data);
  if (event.event === 'device-crash') return messageOfDeviceCrash(event.data);
  return null;
}
