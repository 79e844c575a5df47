// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ServerEvent } from '../../../main/ts/api/events';
import { ServerSocket } from '../../../main/ts/server/socket';
import { PluginCatalog } from '../../../main/ts/state/catalog';
import { go } from '../../../main/ts/state/navigation';
import { Page } from '../../../main/ts/state/page';
import type { Message, PagePlugin } from '../../../main/ts/state/plugin';
import { client, clientWith, device, diagnosis, line } from '../support/descriptions';
import { FakeServer } from '../support/fakeWebSocket';
import { settle } from '../support/turns';

/** Remembers its messages. */
const memory: PagePlugin<unknown> = {
  title: '',
  initialState: () => [],
  receive: (state, message) => [...(state as Message[]), message],
  View: () => null,
};

let server: FakeServer;
let page: Page;

/** Lets pass what takes a frame or a short delay. */
const pass = async (ms = 50) => {
  for (let time = 0; time < ms; time += 10) {
    vi.advanceTimersByTime(10);
    await settle();
  }
};

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame', 'performance'] });
  server = FakeServer.install();
  for (const list of ['device-list', 'client-list', 'bottlenose-gone-clients', 'bottlenose-diagnoses']) {
    server.answer(list, () => []);
  }
  server.answer('bottlenose-device-troubles', () => []);
  server.answer('bottlenose-connectivity-notes', () => []);
  server.answer('client-request', () => undefined);
  server.answer('bottlenose-open-history', () => undefined);
  location.hash = '';
  const catalog = new PluginCatalog({ forApps: {}, forDevices: {}, fallback: memory });
  page = new Page(
    catalog,
    listener => new ServerSocket('ws://localhost/', listener, () => Promise.resolve({ query: '' })),
  );
  page.start();
  await settle();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const open = async () => {
  await server.accept();
  await pass();
};

const show = async (client: string, plugin: string | null) => {
  go({ at: 'app', client, plugin, link: null });
  page.route.value = { at: 'app', client, plugin, link: null };
  await settle();
};

const app = (id: string) => page.state.value.apps.find(one => one.id === id)!;
const requests = () => server.argsOf('client-request').map(([id, request]) => [id, request]);
const init = (id: string, plugin: string) => [id, { method: 'init', params: { plugin } }];
const deinit = (id: string, plugin: string) => [id, { method: 'deinit', params: { plugin } }];
const event = (id: string, api: string, method: string, params: unknown = {}): ServerEvent => ({
  event: 'client-message',
  data: { id, message: JSON.stringify({ method: 'execute', params: { api, method, params } }) },
});
const messagesOf = (id: string, plugin: string) =>
  (page.sessions.ofApp(app(id), plugin).state.value as Message[]).map(({ method }) => method);

describe('a page that connects', () => {
  it('reads what there is', async () => {
    server.answer('client-list', () => [clientWith('a', ['Network'])]);
    server.answer('device-list', () => [device('emulator')]);
    server.answer('bottlenose-diagnoses', () => [diagnosis()]);
    await open();
    expect(page.state.value).toMatchObject({
      connection: 'open',
      loaded: true,
      devices: [{ serial: 'emulator' }],
      apps: [{ id: 'a', connected: true }],
      diagnoses: [{ code: 'csr-unreadable' }],
    });
  });

  it('applies events that arrive before the inventory after it', async () => {
    let release: () => void = () => {};
    server.answer('client-list', () => [clientWith('a', ['Network'])]);
    const blocked = new Promise<void>(resolve => (release = resolve));
    const exec = server.receive.bind(server);
    server.receive = text => void blocked.then(() => exec(text));
    await server.accept();
    await server.emit({ event: 'client-disconnected', data: { id: 'a' } });
    await pass();
    expect(page.state.value.loaded).toBe(false);
    release();
    await pass();
    expect(page.state.value.apps).toMatchObject([{ id: 'a', connected: false }]);
  });

  it('shows what there is although a command fails', async () => {
    server.answer('bottlenose-gone-clients', () => {
      throw new Error('Unimplemented server command: bottlenose-gone-clients');
    });
    server.answer('client-list', () => [clientWith('a', [])]);
    await open();
    expect(page.state.value.apps).toHaveLength(1);
  });
});

describe('a plugin', () => {
  beforeEach(async () => {
    server.answer('client-list', () => [clientWith('a', ['Network', 'Layout'], ['Network'])]);
    await open();
  });

  it('is opened when the page shows it', async () => {
    page.sessions.ofApp(app('a'), 'Layout');
    page.sessions.ofApp(app('a'), 'Layout');
    expect(requests()).toEqual([init('a', 'Layout')]);
    await pass();
    expect(page.sessions.ofApp(app('a'), 'Layout').connected.value).toBe(true);
  });

  it('is closed when the page shows another one, unless it runs in the background', async () => {
    for (const plugin of ['Layout', 'Network', null]) {
      await show('a', plugin);
      if (plugin) page.sessions.ofApp(app('a'), plugin);
      await pass();
    }
    expect(requests()).toEqual([init('a', 'Layout'), deinit('a', 'Layout'), init('a', 'Network')]);
  });

  it('receives the messages of its app, and no others', async () => {
    page.sessions.ofApp(app('a'), 'Network');
    await server.emit(event('a', 'Network', 'newRequest'), event('a', 'Layout', 'frame'), event('b', 'Network', 'x'));
    await server.emit(event('a', 'Network', 'newResponse'));
    await pass();
    expect(messagesOf('a', 'Network')).toEqual(['newRequest', 'newResponse']);
  });

  it('is open again after its app reconnected, if it is shown or in the background', async () => {
    await show('a', 'Layout');
    for (const plugin of ['Network', 'Layout']) page.sessions.ofApp(app('a'), plugin);
    await pass();
    await server.emit({ event: 'client-disconnected', data: { id: 'a' } });
    await pass();
    expect(page.sessions.ofApp(app('a'), 'Layout').connected.value).toBe(false);
    const before = requests().length;
    await server.emit({ event: 'client-connected', data: client('a') });
    await pass();
    expect(requests().slice(before)).toEqual([init('a', 'Network'), init('a', 'Layout')]);
  });

  it('is not open where the app refuses it', async () => {
    server.answer('client-request', () => {
      throw new Error('no plugin');
    });
    const session = page.sessions.ofApp(app('a'), 'Layout');
    await pass();
    expect(session.connected.value).toBe(false);
  });

  it('collects crashes also while the page shows something else', async () => {
    await server.emit({
      event: 'bottlenose-client-plugins',
      data: { id: 'a', plugins: ['CrashReporter'], backgroundPlugins: ['CrashReporter'] },
    });
    await pass();
    expect(requests()).toEqual([init('a', 'CrashReporter')]);
  });
});

describe('an app that has disconnected', () => {
  it('has its history read once, and its plugins not opened', async () => {
    server.answer('bottlenose-gone-clients', () => [clientWith('a', ['Network'])]);
    await open();
    page.sessions.ofApp(app('a'), 'Network');
    page.sessions.ofApp(app('a'), 'Network');
    expect(server.argsOf('bottlenose-open-history')).toEqual([['a', 'Network']]);
    expect(requests()).toEqual([]);
  });
});

describe('errors of an app as a whole', () => {
  it('are collected under a plugin of their own', async () => {
    server.answer('client-list', () => [clientWith('a', [])]);
    await open();
    await server.emit({
      event: 'client-message',
      data: { id: 'a', message: JSON.stringify({ error: { message: 'plugin failed' } }) },
    });
    await pass();
    expect(messagesOf('a', '')).toEqual(['error']);
    expect(page.sessions.ofApp(app('a'), '').messageCount.value).toBe(1);
  });
});

describe('a device', () => {
  it('gives its plugins its log and its crashes', async () => {
    server.answer('device-list', () => [device('emulator')]);
    await open();
    const { devices } = page.state.value;
    const [logs, crashes] = ['DeviceLogs', 'CrashReporter'].map(plugin => page.sessions.ofDevice(devices[0]!, plugin));
    const entry = { date: '2026-01-01', type: 'info' as const, pid: 1, tid: 1, tag: 'Net', message: 'up' };
    await server.emit(
      { event: 'device-log', data: { serial: 'emulator', entry } },
      { event: 'device-log', data: { serial: 'phone', entry } },
      { event: 'device-crash', data: { serial: 'emulator', crash: { name: 'E', reason: 'r' } } },
    );
    await pass();
    expect(logs!.state.value).toEqual([{ method: 'log', params: entry }]);
    expect(crashes!.state.value).toMatchObject([{ method: 'crash-report', params: { name: 'E' } }]);
    await expect(logs!.call('anything')).rejects.toThrow('A device has no methods.');
    expect(await logs!.supports('anything')).toBe(false);
  });
});

describe('a connection that is lost', () => {
  it('closes all plugins; the next inventory begins anew', async () => {
    server.answer('client-list', () => [clientWith('a', ['Network'])]);
    await open();
    const before = page.sessions.ofApp(app('a'), 'Network');
    await pass();
    await server.close();
    expect([page.state.value.connection, before.connected.value]).toEqual(['lost', false]);
    await pass(300);
    await open();
    expect(page.sessions.ofApp(app('a'), 'Network')).not.toBe(before);
  });
});

describe('diagnoses', () => {
  it('are read again soon after an event that may change them, once for many events', async () => {
    await open();
    const before = server.argsOf('bottlenose-diagnoses').length;
    server.answer('bottlenose-diagnoses', () => [diagnosis()]);
    for (let i = 0; i < 3; i++) {
      await server.emit({ event: 'connectivity-troubleshoot-log', data: [line('error', 'No file')] });
    }
    await pass(300);
    expect(page.state.value.diagnoses).toHaveLength(1);
    expect(server.argsOf('bottlenose-diagnoses').length - before).toBe(1);
  });
});

describe('a notification', () => {
  it('is dismissed by its id', async () => {
    await open();
    await server.emit({ event: 'notification', data: { type: 'info', title: 'Hello', description: '' } });
    await pass();
    page.dismiss(page.state.value.notifications[0]!.id);
    expect(page.state.value.notifications).toEqual([]);
  });
});
