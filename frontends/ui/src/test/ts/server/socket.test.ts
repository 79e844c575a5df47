import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ServerEvent } from '../../../main/ts/api/events';
import { RequestError } from '../../../main/ts/api/requestError';
import type { Admission } from '../../../main/ts/server/admission';
import type { ConnectionState } from '../../../main/ts/server/connection';
import { ServerSocket } from '../../../main/ts/server/socket';
import { FakeServer } from '../support/fakeWebSocket';
import { settle } from '../support/turns';

let server: FakeServer;
let socket: ServerSocket;
let states: ConnectionState[];
let batches: ServerEvent[][];
let frames: (() => void)[];
let admission: Admission;

const nextFrame = async () => {
  frames.splice(0).forEach(frame => frame());
  await settle();
};

beforeEach(async () => {
  [states, batches, frames, admission] = [[], [], [], { query: 'proof=p' }];
  vi.useFakeTimers();
  vi.stubGlobal('document', { hidden: false });
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame));
  server = FakeServer.install();
  socket = new ServerSocket(
    'ws://localhost/',
    { connectionChanged: state => states.push(state), received: events => batches.push(events) },
    () => Promise.resolve(admission),
  );
  socket.open();
  await settle();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const connected = (id: string): ServerEvent => ({ event: 'client-disconnected', data: { id } });

describe('the connection to the server', () => {
  it('is open when the server accepts it', async () => {
    await server.accept();
    expect([states, server.socket.address]).toEqual([['open'], 'ws://localhost/?proof=p']);
  });

  it('is lost and opened again, first soon, then less often', async () => {
    await server.accept();
    for (const delay of [250, 500, 1000, 2000, 4000, 4000]) {
      await server.close();
      const before = server.sockets.length;
      vi.advanceTimersByTime(delay - 1);
      await settle();
      expect(server.sockets).toHaveLength(before);
      vi.advanceTimersByTime(1);
      await settle();
      expect(server.sockets).toHaveLength(before + 1);
    }
    expect(states).toEqual(['open', ...Array<string>(6).fill('lost')]);
  });

  it('is opened soon again once it was open', async () => {
    await server.close();
    vi.advanceTimersByTime(250);
    await settle();
    await server.close();
    vi.advanceTimersByTime(500);
    await settle();
    await server.accept();
    await server.close();
    vi.advanceTimersByTime(250);
    await settle();
    expect(server.sockets).toHaveLength(4);
  });

  it('is refused, without a socket, until this browser is authorized', async () => {
    await server.close();
    admission = 'refused';
    vi.advanceTimersByTime(250);
    await settle();
    admission = 'lost';
    vi.advanceTimersByTime(500);
    await settle();
    expect([states, server.sockets.length]).toEqual([['lost', 'refused', 'lost'], 1]);
    admission = { query: 'proof=q' };
    vi.advanceTimersByTime(1000);
    await settle();
    expect(server.socket.address).toBe('ws://localhost/?proof=q');
  });
});

describe('a command', () => {
  it('gets its answer, whatever the order of the answers', async () => {
    await server.accept();
    const first = socket.exec('device-list');
    const second = socket.exec('client-list');
    const [a, b] = server.commands;
    await server.send(
      { event: 'exec-response', payload: { id: b!.id, data: ['client'] } },
      { event: 'exec-response', payload: { id: a!.id, data: ['device'] } },
    );
    await nextFrame();
    expect([await first, await second]).toEqual([['device'], ['client']]);
  });

  it('that fails has the fault of the server', async () => {
    server.answer('device-take-screenshot', () => {
      throw new Error('No device is connected. (device-not-found) try: bottlenose devices');
    });
    await server.accept();
    const answer = socket.exec('device-take-screenshot', 'emulator');
    await nextFrame();
    await expect(answer).rejects.toMatchObject({
      message: 'No device is connected.',
      fault: { code: 'device-not-found' },
    });
  });

  it('fails at once without a connection', async () => {
    await expect(socket.exec('device-list')).rejects.toBeInstanceOf(RequestError);
    expect(server.commands).toEqual([]);
  });

  it('fails when the connection is lost before its answer', async () => {
    await server.accept();
    const answer = socket.exec('device-list');
    await server.close();
    await expect(answer).rejects.toThrow('The connection to the server was lost.');
  });
});

describe('a call of an app', () => {
  it('gets what the app answers', async () => {
    server.answer('client-request-response', () => ({ success: { rows: 3 }, length: 0 }));
    await server.accept();
    const answer = socket.call('app', 'Databases', 'execute', { value: 'SELECT 1' });
    await nextFrame();
    expect(await answer).toEqual({ rows: 3 });
    expect(server.argsOf('client-request-response')).toEqual([
      ['app', { method: 'execute', params: { api: 'Databases', method: 'execute', params: { value: 'SELECT 1' } } }],
    ]);
  });

  it('fails with the error of the app', async () => {
    server.answer('client-request-response', () => ({ error: { message: 'no such table' } }));
    await server.accept();
    const answer = socket.call('app', 'Databases', 'execute', {});
    await nextFrame();
    await expect(answer).rejects.toThrow('no such table');
  });
});

describe('events', () => {
  it('arrive in batches, once a frame', async () => {
    await server.accept();
    await server.emit(connected('a'), connected('b'));
    expect(batches).toEqual([]);
    await nextFrame();
    await server.emit(connected('c'));
    await nextFrame();
    expect(batches).toEqual([[connected('a'), connected('b')], [connected('c')]]);
  });

  it('that the server sent before an answer arrive before it', async () => {
    await server.accept();
    const order: string[] = [];
    void socket.exec('device-list').then(() => order.push(`answer after ${batches.flat().length}`));
    await server.emit(connected('a'));
    await server.send({ event: 'exec-response', payload: { id: server.commands[0]!.id, data: [] } });
    await server.emit(connected('b'));
    await nextFrame();
    expect(batches).toEqual([[connected('a')], [connected('b')]]);
    expect(order).toHaveLength(1);
  });

  it('of a connection that was lost are dropped', async () => {
    await server.accept();
    await server.emit(connected('a'));
    await server.close();
    await nextFrame();
    expect(batches).toEqual([]);
  });
});
