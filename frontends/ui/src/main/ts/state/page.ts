import { batch, computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Exec } from '../api/commands';
import type { ServerEvent } from '../api/events';
import type { ConnectionListener, ConnectionState, ServerConnection } from '../server/connection';
import { APP_ERRORS, CRASH_REPORTER, type PluginCatalog } from './catalog';
import { readDiagnoses, readInventory } from './inventory';
import { parseRoute, type Route } from './route';
import { applyChange, INITIAL_STATE, type App, type Change, type ServerState } from './serverState';
import { Sessions } from './sessions';

/** Events after which the diagnoses may have changed. */
const CHANGES_DIAGNOSES: ReadonlySet<string> = new Set([
  'client-setup-error',
  'connectivity-troubleshoot-log',
  'client-connected',
  'notification',
]);

const DIAGNOSES_DELAY_MS = 150;

/** One page with its connection: the state that views read, and what follows from events and from the address. */
export class Page {
  readonly state: Signal<ServerState> = signal(INITIAL_STATE);
  readonly route: Signal<Route> = signal(parseRoute(location.hash));
  readonly sessions: Sessions;
  readonly exec: Exec;

  /** The app that the address names; undefined if it is not in the state. */
  readonly shownApp: ReadonlySignal<App | null> = computed(() => {
    const route = this.route.value;
    return route.at === 'app' ? (this.state.value.apps.find(({ id }) => id === route.client) ?? null) : null;
  });

  private readonly server: ServerConnection;
  /** Set while and once the page is prepared for messages; null before, and after that failed. */
  private prepared: Promise<void> | null = null;
  /** Events that arrive before the inventory does; null once it is here. */
  private early: ServerEvent[] | null = [];
  private diagnosesTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly catalog: PluginCatalog,
    connect: (listener: ConnectionListener) => ServerConnection,
    private readonly prepare: (exec: Exec) => Promise<void> = () => Promise.resolve(),
  ) {
    this.server = connect({
      connectionChanged: state => this.connectionChanged(state),
      received: events => this.receive(events),
    });
    this.sessions = new Sessions(this.server, catalog);
    this.exec = (command, ...args) => this.server.exec(command, ...args);
  }

  /** Connects, and follows the address. */
  start(): void {
    addEventListener('hashchange', () => (this.route.value = parseRoute(location.hash)));
    this.server.open();
    this.closeWhatIsLeft();
  }

  dismiss(notification: number): void {
    this.apply({ kind: 'dismiss', notification });
  }

  /** Shows a warning of the page's own. */
  readonly notify = (title: string, description: string): void =>
    this.apply({ kind: 'event', event: { event: 'notification', data: { type: 'warning', title, description } } });

  private apply(change: Change): void {
    this.state.value = applyChange(this.state.value, change);
  }

  private connectionChanged(state: ConnectionState): void {
    if (state !== 'open') {
      this.early = [];
      batch(() => this.state.value.apps.forEach(({ id }) => this.sessions.appDisconnected(id)));
    }
    this.apply({ kind: 'connection', state });
    if (state === 'open') void this.takeInventory();
  }

  private receive(events: ServerEvent[]): void {
    if (this.early) {
      for (const event of events) this.early.push(event);
      return;
    }
    batch(() => {
      for (const event of events) {
        if (event.event === 'client-message' || event.event === 'device-log') continue;
        this.apply({ kind: 'event', event });
        if (CHANGES_DIAGNOSES.has(event.event)) this.diagnoseSoon();
        this.updateSessions(event);
      }
      this.sessions.deliver(events);
    });
  }

  private updateSessions(event: ServerEvent): void {
    if (event.event === 'client-disconnected') {
      this.sessions.appDisconnected(event.data.id);
    } else if (event.event === 'client-connected' || event.event === 'bottlenose-client-plugins') {
      const app = this.state.value.apps.find(({ id }) => id === event.data.id);
      if (app) this.openBackground(app);
    }
  }

  /** Errors and crashes are collected even while their view is not shown. */
  private openBackground(app: App): void {
    const route = this.route.value;
    this.sessions.ofApp(app, APP_ERRORS);
    if (app.backgroundPlugins.includes(CRASH_REPORTER)) this.sessions.ofApp(app, CRASH_REPORTER);
    this.sessions.appConnected(app, route.at === 'app' && route.client === app.id ? route.plugin : null);
  }

  /**
   * Loads the developer's plugins, so that no message misses its own; reads the inventory, then applies the events that
   * arrived meanwhile; an older event changes nothing.
   */
  private async takeInventory(): Promise<void> {
    try {
      await (this.prepared ??= this.prepare(this.exec));
    } catch {
      this.prepared = null;
      return; // the connection was lost; the next one tries again
    }
    const inventory = await readInventory(this.exec);
    batch(() => {
      this.sessions.reset();
      this.apply({ kind: 'inventory', inventory });
      this.state.value.apps.filter(({ connected }) => connected).forEach(app => this.openBackground(app));
      const events = this.early ?? [];
      this.early = null;
      this.receive(events);
    });
  }

  private diagnoseSoon(): void {
    clearTimeout(this.diagnosesTimer);
    this.diagnosesTimer = setTimeout(() => {
      void readDiagnoses(this.exec).then(diagnoses => this.apply({ kind: 'diagnoses', ...diagnoses }));
    }, DIAGNOSES_DELAY_MS);
  }

  private closeWhatIsLeft(): void {
    let before: { app: App; plugin: string } | null = null;
    effect(() => {
      const app = this.shownApp.value;
      const route = this.route.value;
      const plugin = route.at === 'app' ? route.plugin : null;
      const left = before && (before.app.id !== app?.id || before.plugin !== plugin);
      if (before && left) this.sessions.leave(before.app, before.plugin);
      before = app && plugin !== null ? { app, plugin } : null;
    });
  }
}
