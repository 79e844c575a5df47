import { describe, expect, it } from 'vitest';
import type { AppIdentity, ConnectivityLine } from '../../../main/ts/api/descriptions';
import type { ServerEvent } from '../../../main/ts/api/events';
import {
  applyChange,
  diagnosesOf,
  INITIAL_STATE,
  otherDiagnoses,
  unconnectedSetups,
  type Inventory,
  type ServerState,
} from '../../../main/ts/state/serverState';
import { client, clientWith, device, diagnosis, line } from '../support/descriptions';
import { Random } from '../support/random';

const NOTHING: Inventory = {
  devices: [],
  clients: [],
  disconnectedClients: [],
  diagnoses: [],
  faults: [],
  log: [],
};

const after = (state: ServerState, ...events: ServerEvent[]) =>
  events.reduce((before, event) => applyChange(before, { kind: 'event', event }), state);

const withInventory = (more: Partial<Inventory>, state = INITIAL_STATE) =>
  applyChange(state, { kind: 'inventory', inventory: { ...NOTHING, ...more } });

const connected = (id: string): ServerEvent => ({ event: 'client-connected', data: client(id) });
const disconnected = (id: string): ServerEvent => ({ event: 'client-disconnected', data: { id } });
const listed = (id: string, plugins: string[]): ServerEvent => ({
  event: 'bottlenose-client-plugins',
  data: { id, plugins, backgroundPlugins: [] },
});

describe('apps', () => {
  it('stay when they disconnect, and keep their place and plugins when they are back', () => {
    const state = after(INITIAL_STATE, connected('a'), listed('a', ['Network']), connected('b'));
    const without = after(state, disconnected('a'));
    expect(without.apps).toMatchObject([
      { id: 'a', connected: false, plugins: ['Network'] },
      { id: 'b', connected: true },
    ]);
    expect(after(without, connected('a')).apps).toMatchObject([
      { id: 'a', connected: true, plugins: ['Network'] },
      { id: 'b', connected: true },
    ]);
  });

  it('have no plugins until they list them', () => {
    expect(after(INITIAL_STATE, connected('a')).apps).toMatchObject([{ plugins: [], backgroundPlugins: [] }]);
    expect(after(INITIAL_STATE, listed('unknown', ['Network'])).apps).toEqual([]);
  });

  it('are as if all events had been read one by one, in any order of apps', () => {
    const random = new Random(5);
    let state = INITIAL_STATE;
    const expected = new Map<string, boolean>();
    for (let step = 0; step < 500; step++) {
      const id = random.pick(['a', 'b', 'c', 'd']);
      if (random.next() < 0.5) {
        state = after(state, connected(id));
        expected.set(id, true);
      } else {
        state = after(state, disconnected(id));
        if (expected.has(id)) expected.set(id, false);
      }
      expect(new Map(state.apps.map(app => [app.id, app.connected]))).toEqual(expected);
    }
  });
});

describe('devices', () => {
  it('are listed once, as they were described last, until they are removed', () => {
    const renamed = device('emulator', { title: 'Pixel 9' });
    const state = after(
      INITIAL_STATE,
      { event: 'device-connected', data: device('emulator') },
      { event: 'device-connected', data: device('phone') },
      { event: 'device-connected', data: renamed },
    );
    expect(state.devices.map(({ serial, title }) => [serial, title])).toEqual([
      ['phone', 'Pixel'],
      ['emulator', 'Pixel 9'],
    ]);
    const events: ServerEvent[] = [
      { event: 'device-disconnected', data: renamed },
      { event: 'device-removed', data: renamed },
    ];
    expect(after(state, ...events).devices.map(({ serial }) => serial)).toEqual(['phone']);
  });
});

describe('an app that pairs', () => {
  const identity: AppIdentity = { os: 'Android', deviceName: 'Pixel', appName: 'Fish' };
  const setup: ServerEvent = { event: 'client-setup', data: identity };
  const log = (...lines: ReturnType<typeof line>[]): ServerEvent => ({
    event: 'connectivity-troubleshoot-log',
    data: lines,
  });

  it('is shown with its steps until it is connected', () => {
    const pairing = after(INITIAL_STATE, setup, log(line('info', 'Certificate requested')));
    expect(unconnectedSetups(pairing)).toMatchObject([
      { app: 'Fish', state: 'pairing', steps: [{ message: 'Certificate requested' }] },
    ]);
    expect(unconnectedSetups(after(pairing, connected('a')))).toEqual([]);
  });

  it('has failed with an error, until it tries again', () => {
    const failed = after(INITIAL_STATE, setup, log(line('error', 'No file')));
    expect(failed.setups).toMatchObject([{ state: 'failed' }]);
    expect(after(failed, setup).setups).toMatchObject([{ state: 'pairing', steps: [{ message: 'No file' }] }]);
    const refused: ServerEvent = {
      event: 'client-setup-error',
      data: { client: identity, type: 'error', message: 'No.' },
    };
    expect(after(INITIAL_STATE, refused).setups).toMatchObject([{ state: 'failed' }]);
  });

  it('has each line once, although it comes with the inventory and as an event', () => {
    const known = line('info', 'Connected for the certificate exchange');
    const state = after(withInventory({ log: [known] }), log(known, line('info', 'Certificate requested')));
    expect(state.setups[0]!.steps.map(({ message }) => message)).toEqual([
      'Connected for the certificate exchange',
      'Certificate requested',
    ]);
    expect(state.log).toHaveLength(2);
  });

  it('is explained by its own diagnoses; others stand alone', () => {
    const other = diagnosis({ app: '?', device: '127.0.0.1', code: 'handshake-failed' });
    const state = applyChange(after(INITIAL_STATE, setup), {
      kind: 'diagnoses',
      diagnoses: [diagnosis(), other],
      faults: [],
    });
    expect(diagnosesOf(state, state.setups[0]!)).toEqual([diagnosis()]);
    expect(otherDiagnoses(state)).toEqual([other]);
  });

  it('is not what a line without an app is about', () => {
    const anonymous: ConnectivityLine = {
      time: '2026-01-01T00:00:00Z',
      type: 'error',
      message: 'TLS handshake failed',
    };
    const state = after(INITIAL_STATE, log(anonymous));
    expect([state.setups, state.log]).toEqual([[], [anonymous]]);
  });
});

describe('the inventory', () => {
  it('lists connected apps, then those that have left their history', () => {
    const state = withInventory({
      clients: [clientWith('a', ['Network'])],
      disconnectedClients: [clientWith('a', []), clientWith('b', ['Logs'])],
    });
    expect(state.loaded).toBe(true);
    expect(state.apps).toMatchObject([
      { id: 'a', connected: true, plugins: ['Network'] },
      { id: 'b', connected: false, plugins: ['Logs'] },
    ]);
  });

  it('restores the setups from the log', () => {
    const failed = withInventory({ log: [line('error', 'No file')] });
    expect(unconnectedSetups(failed)).toMatchObject([{ app: 'Fish', state: 'failed' }]);
    const again = withInventory({ log: [line('error', 'No file')], clients: [clientWith('a', [])] });
    expect(again.setups).toMatchObject([{ app: 'Fish', state: 'connected' }]);
  });

  it('keeps the log of a server that has restarted and has none', () => {
    const state = withInventory({ log: [line('error', 'No file')] });
    expect(withInventory({}, state).log).toHaveLength(1);
  });
});

describe('notifications', () => {
  const notify = (title: string): ServerEvent => ({
    event: 'notification',
    data: { type: 'warning', title, description: '' },
  });

  it('are the latest five, each under its own id', () => {
    const state = after(INITIAL_STATE, ...['a', 'b', 'c', 'd', 'e', 'f'].map(notify));
    expect(state.notifications.map(({ title }) => title)).toEqual(['b', 'c', 'd', 'e', 'f']);
    expect(new Set(state.notifications.map(({ id }) => id)).size).toBe(5);
  });

  it('are dismissed one by one', () => {
    const state = after(INITIAL_STATE, notify('a'), notify('b'));
    const first = state.notifications[0]!.id;
    const left = applyChange(state, { kind: 'dismiss', notification: first });
    expect(left.notifications.map(({ title }) => title)).toEqual(['b']);
  });
});

describe('an event without a meaning for the state', () => {
  const events: ServerEvent[] = [
    { event: 'server-state', data: { state: 'started' } },
    { event: 'browser-connection-created', data: {} },
    { event: 'client-message', data: { id: 'a', message: '{}' } },
    { event: 'device-crash', data: { serial: 'a', crash: { name: 'x', reason: 'y' } } },
    { event: 'of-a-newer-server', data: {} } as unknown as ServerEvent,
  ];
  it.each(events)('leaves it as it is: $event', event => expect(after(INITIAL_STATE, event)).toBe(INITIAL_STATE));
});
