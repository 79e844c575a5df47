import type { Connection } from '../server/socket';
import type { AppIdentity, Client, Device, Diagnosis, Fault, Note, ServerEvent } from '../server/wire';

/** An app the page knows; `gone` ones are still worth a look. */
export interface App extends Client {
  plugins: string[];
  backgroundPlugins: string[];
  gone: boolean;
}

/** An app on its way. */
export interface Setup {
  app: string;
  os: string;
  device: string;
  state: 'pairing' | 'failed' | 'connected';
  steps: Note[];
}

export interface Notice {
  id: number;
  type: string;
  title: string;
  description: string;
}

/** Everything the page knows beside what plugins say. Never changed, only replaced. */
export interface World {
  connection: Connection;
  loaded: boolean;
  devices: Device[];
  apps: App[];
  setups: Setup[];
  diagnoses: Diagnosis[];
  troubles: Fault[];
  notes: Note[];
  notices: Notice[];
}

export const EMPTY_WORLD: World = {
  connection: 'connecting',
  loaded: false,
  devices: [],
  apps: [],
  setups: [],
  diagnoses: [],
  troubles: [],
  notes: [],
  notices: [],
};

/** What the server answers when a page asks for everything. */
export interface Inventory {
  devices: Device[];
  clients: Client[];
  gone: Client[];
  diagnoses: Diagnosis[];
  troubles: Fault[];
  notes: Note[];
}

export type Change =
  | { kind: 'connection'; state: Connection }
  | { kind: 'inventory'; inventory: Inventory }
  | { kind: 'diagnoses'; diagnoses: Diagnosis[]; troubles: Fault[] }
  | { kind: 'event'; event: ServerEvent }
  | { kind: 'dismiss'; notice: number };

const MOST_NOTES = 500;
const MOST_NOTICES = 5;
let lastNotice = 0;

export function change(world: World, what: Change): World {
  switch (what.kind) {
    case 'connection':
      return { ...world, connection: what.state };
    case 'inventory':
      return inventory(world, what.inventory);
    case 'diagnoses':
      return { ...world, diagnoses: what.diagnoses, troubles: what.troubles };
    case 'dismiss':
      return { ...world, notices: world.notices.filter(({ id }) => id !== what.notice) };
    case 'event':
      return event(world, what.event);
  }
}

function inventory(world: World, now: Inventory): World {
  const there = now.clients.map(client => app(client, false));
  const gone = now.gone.map(client => app(client, true)).filter(({ id }) => !there.some(other => other.id === id));
  const notes = now.notes.length > 0 ? now.notes : world.notes;
  const setups = notes
    .reduce(noted, [] as Setup[])
    .map(setup => (isThere(setup, there) ? { ...setup, state: 'connected' as const } : setup));
  return {
    ...world,
    loaded: true,
    devices: now.devices,
    apps: [...there, ...gone],
    diagnoses: now.diagnoses,
    troubles: now.troubles,
    notes,
    setups,
  };
}

function event(world: World, { event: name, data }: ServerEvent): World {
  switch (name) {
    case 'device-connected':
      return { ...world, devices: [...world.devices.filter(({ serial }) => serial !== data.serial), data] };
    case 'device-removed':
      return { ...world, devices: world.devices.filter(({ serial }) => serial !== data.serial) };
    case 'client-connected':
      return arrived(world, app({ ...known(world, data.id), ...data }, false));
    case 'bottlenose-client-plugins':
      return {
        ...world,
        apps: world.apps.map(one =>
          one.id === data.id ? { ...one, plugins: data.plugins, backgroundPlugins: data.backgroundPlugins } : one,
        ),
      };
    case 'client-disconnected':
      return { ...world, apps: world.apps.map(one => (one.id === data.id ? { ...one, gone: true } : one)) };
    case 'client-setup':
      return { ...world, setups: withSetup(world.setups, data, setup => ({ ...setup, state: 'pairing' })) };
    case 'client-setup-error':
      return { ...world, setups: withSetup(world.setups, data.client, setup => ({ ...setup, state: 'failed' })) };
    case 'connectivity-troubleshoot-log': {
      const fresh = (data as Note[]).filter(
        note => !world.notes.some(({ time, message }) => time === note.time && message === note.message),
      );
      return {
        ...world,
        notes: [...world.notes, ...fresh].slice(-MOST_NOTES),
        setups: fresh.reduce(noted, world.setups),
      };
    }
    case 'notification':
      return { ...world, notices: [...world.notices, { ...data, id: ++lastNotice }].slice(-MOST_NOTICES) };
    default:
      return world;
  }
}

function app(client: Client, gone: boolean): App {
  return { ...client, plugins: client.plugins ?? [], backgroundPlugins: client.backgroundPlugins ?? [], gone };
}

function known(world: World, id: string): App | undefined {
  return world.apps.find(one => one.id === id);
}

function arrived(world: World, one: App): World {
  const before = world.apps.some(({ id }) => id === one.id);
  const identity = { os: one.query.os, deviceName: one.query.device, appName: one.query.app };
  return {
    ...world,
    apps: before ? world.apps.map(other => (other.id === one.id ? one : other)) : [...world.apps, one],
    setups: withSetup(world.setups, identity, setup => ({ ...setup, state: 'connected' })),
  };
}

/** A line belongs to the set-up of the app it names. */
function noted(setups: Setup[], note: Note): Setup[] {
  if (!note.app) return setups;
  const identity = { os: note.os ?? '?', deviceName: note.device ?? '?', appName: note.app };
  return withSetup(setups, identity, setup => ({
    ...setup,
    state: note.type === 'error' ? 'failed' : setup.state,
    steps: [...setup.steps, note].slice(-30),
  }));
}

function withSetup(setups: Setup[], { os, deviceName, appName }: AppIdentity, step: (setup: Setup) => Setup): Setup[] {
  const isIt = (setup: Setup) => setup.app === appName && setup.os === os && setup.device === deviceName;
  const before = setups.find(isIt) ?? { app: appName, os, device: deviceName, state: 'pairing' as const, steps: [] };
  return [...setups.filter(setup => !isIt(setup)), step(before)].slice(-50);
}

function isThere(setup: Setup, apps: App[]): boolean {
  return apps.some(({ query }) => query.app === setup.app && query.os === setup.os && query.device === setup.device);
}

/** Apps that wait, and why, for the list of those that do not connect. */
export function notConnected(world: World): Setup[] {
  return world.setups.filter(({ state }) => state !== 'connected');
}

export function diagnosesOf(world: World, setup: Setup): Diagnosis[] {
  return world.diagnoses.filter(
    ({ app: name, os, device }) => name === setup.app && os === setup.os && device === setup.device,
  );
}

/** Diagnoses of nobody the page has a set-up for: somebody who did not say who it is, or before the page was opened. */
export function otherDiagnoses(world: World): Diagnosis[] {
  return world.diagnoses.filter(
    one =>
      !world.setups.some(({ app: name, os, device }) => name === one.app && os === one.os && device === one.device),
  );
}
