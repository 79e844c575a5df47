import type {
  Client,
  ClientWithPlugins,
  ConnectivityLine,
  Device,
  Diagnosis,
  Fault,
  LargeMessage,
} from '../api/descriptions';
import { handleEvent, type ServerEvent, type ServerEventHandlers } from '../api/events';
import { bytes } from '../components/format';
import type { ConnectionState } from '../server/connection';
import { addSteps, isAbout, setupsOf, updateSetup, withState, type Setup } from './setups';

/** An app that is connected, or that has disconnected and whose history is kept. */
export interface App extends ClientWithPlugins {
  connected: boolean;
}

export interface Notification {
  id: number;
  type: string;
  title: string;
  description: string;
  /** A message that can be saved, if the notification is about one. */
  message?: LargeMessage;
}

/**
 * The state of the server as the page has received it, without the messages of plugins. Never changed, only replaced.
 */
export interface ServerState {
  connection: ConnectionState;
  /** Whether the inventory has been received. */
  loaded: boolean;
  devices: Device[];
  apps: App[];
  setups: Setup[];
  diagnoses: Diagnosis[];
  /** Open faults of devices and of the tools that reach them. */
  faults: Fault[];
  log: ConnectivityLine[];
  notifications: Notification[];
}

export const INITIAL_STATE: ServerState = {
  connection: 'connecting',
  loaded: false,
  devices: [],
  apps: [],
  setups: [],
  diagnoses: [],
  faults: [],
  log: [],
  notifications: [],
};

/** The answers of the server to a page that starts. */
export interface Inventory {
  devices: Device[];
  clients: ClientWithPlugins[];
  disconnectedClients: ClientWithPlugins[];
  diagnoses: Diagnosis[];
  faults: Fault[];
  log: ConnectivityLine[];
}

export type Change =
  | { kind: 'connection'; state: ConnectionState }
  | { kind: 'inventory'; inventory: Inventory }
  | { kind: 'diagnoses'; diagnoses: Diagnosis[]; faults: Fault[] }
  | { kind: 'event'; event: ServerEvent }
  | { kind: 'dismiss'; notification: number };

const MAX_LOG = 500;
const MAX_NOTIFICATIONS = 5;

export function applyChange(state: ServerState, change: Change): ServerState {
  switch (change.kind) {
    case 'connection':
      return { ...state, connection: change.state };
    case 'inventory':
      return withInventory(state, change.inventory);
    case 'diagnoses':
      return { ...state, diagnoses: change.diagnoses, faults: change.faults };
    case 'dismiss':
      return { ...state, notifications: state.notifications.filter(({ id }) => id !== change.notification) };
    case 'event':
      return handleEvent(EVENTS, change.event)?.(state) ?? state;
  }
}

function withInventory(state: ServerState, inventory: Inventory): ServerState {
  const { devices, clients, disconnectedClients, diagnoses, faults } = inventory;
  const connected = clients.map(client => ({ ...client, connected: true }));
  const disconnected = disconnectedClients
    .filter(({ id }) => !clients.some(other => other.id === id))
    .map(client => ({ ...client, connected: false }));
  const log = inventory.log.length > 0 ? inventory.log : state.log;
  const apps = [...connected, ...disconnected];
  return { ...state, loaded: true, devices, apps, diagnoses, faults, log, setups: setupsOf(log, connected) };
}

type Step = (state: ServerState) => ServerState;

const unchanged: Step = state => state;

/** What each event means for the state. */
const EVENTS: ServerEventHandlers<Step> = {
  'server-state': () => unchanged,
  'browser-connection-created': () => unchanged,
  'device-connected': device => state => ({ ...state, devices: [...withoutDevice(state, device), device] }),
  'device-disconnected': () => unchanged,
  'device-removed': device => state => ({ ...state, devices: withoutDevice(state, device) }),
  'device-log': () => unchanged,
  'device-crash': () => unchanged,
  'client-connected': client => state => withClient(state, client),
  'client-disconnected': ({ id }) => updateApp(id, app => ({ ...app, connected: false })),
  'client-message': () => unchanged,
  'bottlenose-client-plugins': ({ id, plugins, backgroundPlugins }) =>
    updateApp(id, app => ({ ...app, plugins, backgroundPlugins })),
  'client-setup': app => state => ({ ...state, setups: updateSetup(state.setups, app, withState('pairing')) }),
  'client-setup-step': () => unchanged,
  'client-setup-error':
    ({ client }) =>
    state => ({ ...state, setups: updateSetup(state.setups, client, withState('failed')) }),
  'client-setup-secret-exchange': () => unchanged,
  'connectivity-troubleshoot-log': lines => state => withLines(state, lines),
  'bottlenose-message-withheld': message =>
    notify({
      type: 'warning',
      title: 'A message is too large to be shown',
      description: `${message.id} sent ${bytes(message.bytes)}${message.plugin && ` in plugin ${message.plugin}`}.`,
      message,
    }),
  notification: notify,
};

function notify(notification: Omit<Notification, 'id'>): Step {
  return state => ({
    ...state,
    notifications: [...state.notifications, { ...notification, id: nextId(state.notifications) }].slice(
      -MAX_NOTIFICATIONS,
    ),
  });
}

function withoutDevice({ devices }: ServerState, { serial }: Device): Device[] {
  return devices.filter(device => device.serial !== serial);
}

function updateApp(id: string, update: (app: App) => App): Step {
  return state => ({ ...state, apps: state.apps.map(app => (app.id === id ? update(app) : app)) });
}

/** An app that reconnects keeps its place and its plugins. */
function withClient(state: ServerState, client: Client): ServerState {
  const known = state.apps.find(({ id }) => id === client.id);
  const app: App = { plugins: [], backgroundPlugins: [], ...known, ...client, connected: true };
  const { os, device: deviceName, app: appName } = client.query;
  return {
    ...state,
    apps: known ? state.apps.map(other => (other === known ? app : other)) : [...state.apps, app],
    setups: updateSetup(state.setups, { os, deviceName, appName }, withState('connected')),
  };
}

/** A line may arrive twice: with the inventory, and as an event. */
function withLines(state: ServerState, lines: ConnectivityLine[]): ServerState {
  const fresh = lines.filter(
    line => !state.log.some(({ time, message }) => time === line.time && message === line.message),
  );
  return { ...state, log: [...state.log, ...fresh].slice(-MAX_LOG), setups: addSteps(state.setups, fresh) };
}

function nextId(notifications: Notification[]): number {
  return Math.max(0, ...notifications.map(({ id }) => id)) + 1;
}

/** Apps that are pairing or have failed to. */
export function unconnectedSetups({ setups }: ServerState): Setup[] {
  return setups.filter(({ state }) => state !== 'connected');
}

export function diagnosesOf({ diagnoses }: ServerState, setup: Setup): Diagnosis[] {
  return diagnoses.filter(diagnosis => isAbout(setup, diagnosis));
}

/** Diagnoses without a setup: the client did not identify itself, or failed before the page was opened. */
export function otherDiagnoses({ diagnoses, setups }: ServerState): Diagnosis[] {
  return diagnoses.filter(diagnosis => !setups.some(setup => isAbout(setup, diagnosis)));
}
