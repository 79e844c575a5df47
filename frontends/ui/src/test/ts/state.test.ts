import { describe, expect, it } from 'vitest';
import { FrameQueue, type FrameClock } from '../../main/ts/server/frameQueue';
import type { Level } from '../../main/ts/api/descriptions';
import type { ServerEvent } from '../../main/ts/api/events';
import { formatRoute, parseRoute, type Route } from '../../main/ts/state/route';
import {
  applyChange,
  diagnosesOf,
  INITIAL_STATE,
  unconnectedSetups,
  type ServerState,
} from '../../main/ts/state/serverState';

const after = (state: ServerState, ...events: ServerEvent[]) =>
  events.reduce((before, event) => applyChange(before, { kind: 'event', event }), state);
const query = { app: 'Fish', os: 'Android', device: 'Pixel', device_id: 'emu', medium: 'FS_ACCESS' as const };

describe('the world', () => {
  it('keeps an app that is gone, and takes it back', () => {
    const there = after(
      INITIAL_STATE,
      { event: 'client-connected', data: { id: 'a', query } },
      { event: 'bottlenose-client-plugins', data: { id: 'a', plugins: ['Network'], backgroundPlugins: [] } },
    );
    const gone = after(there, { event: 'client-disconnected', data: { id: 'a' } });
    expect(gone.apps).toMatchObject([{ id: 'a', connected: false, plugins: ['Network'] }]);
    expect(after(gone, { event: 'client-connected', data: { id: 'a', query } }).apps).toMatchObject([
      { id: 'a', connected: true, plugins: ['Network'] },
    ]);
  });

  it('shows the steps of an app on its way, and why it is stuck, until it is connected', () => {
    const note = (type: Level, message: string) => ({
      time: '2026-01-01T00:00:00Z',
      type,
      message,
      os: 'Android',
      device: 'Pixel',
      app: 'Fish',
    });
    const stuck = after(
      INITIAL_STATE,
      { event: 'client-setup', data: { os: 'Android', deviceName: 'Pixel', appName: 'Fish' } },
      {
        event: 'connectivity-troubleshoot-log',
        data: [note('info', 'Certificate requested'), note('error', 'No file')],
      },
    );
    expect(unconnectedSetups(stuck)).toMatchObject([
      { app: 'Fish', state: 'failed', steps: [{ message: 'Certificate requested' }, { message: 'No file' }] },
    ]);
    const diagnosis = {
      app: 'Fish',
      os: 'Android',
      device: 'Pixel',
      code: 'x',
      message: 'No.',
      next: 'wait',
      count: 1,
      last: '',
    };
    const explained = applyChange(stuck, { kind: 'diagnoses', diagnoses: [diagnosis], faults: [] });
    expect(diagnosesOf(explained, unconnectedSetups(explained)[0]!)).toEqual([diagnosis]);
    expect(unconnectedSetups(after(explained, { event: 'client-connected', data: { id: 'a', query } }))).toEqual([]);
  });

  it('knows after a reload what it knew before', () => {
    const notes = [
      {
        time: '2026-01-01T00:00:00Z',
        type: 'error' as const,
        message: 'No file',
        os: 'Android',
        device: 'Pixel',
        app: 'Fish',
      },
    ];
    const world = applyChange(INITIAL_STATE, {
      kind: 'inventory',
      inventory: {
        devices: [],
        clients: [],
        disconnectedClients: [{ id: 'a', query, plugins: ['Network'], backgroundPlugins: [] }],
        diagnoses: [],
        faults: [],
        log: notes,
      },
    });
    expect(world.apps).toMatchObject([{ id: 'a', connected: false }]);
    expect(unconnectedSetups(world)).toMatchObject([{ app: 'Fish', state: 'failed' }]);
  });
});

describe('an address', () => {
  const routes: Route[] = [
    { at: 'home' },
    { at: 'pairing' },
    { at: 'app', client: 'My%20app#Linux#host/x#', plugin: 'Network', link: 'a b&c' },
    { at: 'app', client: 'a', plugin: null, link: null },
    { at: 'device', serial: 'emulator-5554', plugin: 'DeviceLogs' },
  ];
  it.each(routes)('leads back to $at', route => expect(parseRoute(formatRoute(route))).toEqual(route));
  it('of nothing that is known leads home', () => expect(parseRoute('#/what/%')).toEqual({ at: 'home' }));
});

describe('the pump', () => {
  it('leaves to the next frame what does not fit into this one, in order', () => {
    let now = 0;
    const frames: (() => void)[] = [];
    const clock: FrameClock = { now: () => now, schedule: work => void frames.push(work) };
    const batches: number[][] = [];
    const pump = new FrameQueue<number>(
      items => {
        const batch: number[] = [];
        for (const item of items) {
          batch.push(item);
          now += 4;
        }
        batches.push(batch);
      },
      clock,
      10,
    );
    for (let i = 0; i < 7; i++) pump.add(i);
    while (frames.length > 0) frames.shift()!();
    expect(batches).toEqual([[0, 1, 2], [3, 4, 5], [6]]);
    expect(pump.length).toBe(0);
  });

  it('draws a flood less often than a conversation', () => {
    const turns: { work: () => void; wait: number }[] = [];
    const pump = new FrameQueue<number>(items => Array.from(items), {
      now: () => 0,
      schedule: (work, wait) => void turns.push({ work, wait }),
    });
    const waits = [1, 200, 1, 1].map(count => {
      for (let i = 0; i < count; i++) pump.add(i);
      const { work, wait } = turns.shift()!;
      work();
      return wait > 0;
    });
    expect(waits).toEqual([false, false, true, false]);
  });
});
