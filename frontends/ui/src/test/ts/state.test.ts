import { describe, expect, it } from 'vitest';
import { Pump, type Clock } from '../../main/ts/server/frameQueue';
import type { ServerEvent } from '../../main/ts/server/wire';
import { formatRoute, parseRoute, type Route } from '../../main/ts/state/route';
import { change, diagnosesOf, EMPTY_WORLD, notConnected, type World } from '../../main/ts/state/serverState';

const after = (world: World, ...events: ServerEvent[]) =>
  events.reduce((so, event) => change(so, { kind: 'event', event }), world);
const query = { app: 'Fish', os: 'Android', device: 'Pixel', device_id: 'emu' };

describe('the world', () => {
  it('keeps an app that is gone, and takes it back', () => {
    const there = after(
      EMPTY_WORLD,
      { event: 'client-connected', data: { id: 'a', query } },
      { event: 'bottlenose-client-plugins', data: { id: 'a', plugins: ['Network'], backgroundPlugins: [] } },
    );
    const gone = after(there, { event: 'client-disconnected', data: { id: 'a' } });
    expect(gone.apps).toMatchObject([{ id: 'a', gone: true, plugins: ['Network'] }]);
    expect(after(gone, { event: 'client-connected', data: { id: 'a', query } }).apps).toMatchObject([
      { id: 'a', gone: false, plugins: ['Network'] },
    ]);
  });

  it('shows the steps of an app on its way, and why it is stuck, until it is connected', () => {
    const note = (type: string, message: string) => ({
      time: '2026-01-01T00:00:00Z',
      type,
      message,
      os: 'Android',
      device: 'Pixel',
      app: 'Fish',
    });
    const stuck = after(
      EMPTY_WORLD,
      { event: 'client-setup', data: { os: 'Android', deviceName: 'Pixel', appName: 'Fish' } },
      {
        event: 'connectivity-troubleshoot-log',
        data: [note('info', 'Certificate requested'), note('error', 'No file')],
      },
    );
    expect(notConnected(stuck)).toMatchObject([
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
    const explained = change(stuck, { kind: 'diagnoses', diagnoses: [diagnosis], troubles: [] });
    expect(diagnosesOf(explained, notConnected(explained)[0]!)).toEqual([diagnosis]);
    expect(notConnected(after(explained, { event: 'client-connected', data: { id: 'a', query } }))).toEqual([]);
  });

  it('knows after a reload what it knew before', () => {
    const notes = [
      { time: '2026-01-01T00:00:00Z', type: 'error', message: 'No file', os: 'Android', device: 'Pixel', app: 'Fish' },
    ];
    const world = change(EMPTY_WORLD, {
      kind: 'inventory',
      inventory: {
        devices: [],
        clients: [],
        gone: [{ id: 'a', query, plugins: ['Network'] }],
        diagnoses: [],
        troubles: [],
        notes,
      },
    });
    expect(world.apps).toMatchObject([{ id: 'a', gone: true }]);
    expect(notConnected(world)).toMatchObject([{ app: 'Fish', state: 'failed' }]);
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
    const clock: Clock = { now: () => now, soon: work => void frames.push(work) };
    const batches: number[][] = [];
    const pump = new Pump<number>(
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
    const pump = new Pump<number>(items => void [...items], {
      now: () => 0,
      soon: (work, wait) => void turns.push({ work, wait }),
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
