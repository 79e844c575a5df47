import { describe, expect, it } from 'vitest';
import { RequestError } from '../../../main/ts/api/requestError';
import type { PagePlugin, PluginSession } from '../../../main/ts/state/plugin';
import { FakeApp } from '../support/fakeApp';
import { settle } from '../support/turns';

const opened: PluginSession<string[]>[] = [];

/** Remembers the names of its messages. */
const memory: PagePlugin<string[]> = {
  title: 'Memory',
  initialState: () => [],
  receive(state, { method }) {
    if (method === 'broken') throw new Error('bad params');
    return [...state, method];
  },
  onOpen: session => void opened.push(session),
  View: () => null,
};

const message = (method: string) => ({ method, params: {} });

describe('a session', () => {
  it('gives each message to its plugin, in order', () => {
    const session = new FakeApp().open(memory);
    session.receive([message('a'), message('b')]);
    session.receive([message('c')]);
    expect(session.state.value).toEqual(['a', 'b', 'c']);
    expect(session.messageCount.value).toBe(3);
  });

  it('continues after a message that its plugin cannot read, and names it', () => {
    const session = new FakeApp().open(memory);
    session.receive([message('a'), message('broken'), message('b')]);
    expect(session.state.value).toEqual(['a', 'b']);
    expect(session.problem.value).toBe("Cannot show message 'broken': bad params");
  });

  it('notifies its plugin when it is opened', () => {
    const session = new FakeApp().open(memory);
    session.opened();
    expect(opened.at(-1)).toBe(session);
    expect(session.connected.value).toBe(true);
    session.closed();
    expect(session.connected.value).toBe(false);
  });

  it('shows the error of a plugin that fails to open', async () => {
    const session = new FakeApp().open({ ...memory, onOpen: () => Promise.reject(new Error('no schema')) });
    session.opened();
    await settle();
    expect(session.problem.value).toMatchObject({ message: 'no schema' });
  });
});

describe('a call', () => {
  it('gets the answer of the app, or fails with its error', async () => {
    const session = new FakeApp().answer('add', ({ a, b }: { a: number; b: number }) => a + b).open(memory);
    expect(await session.call('add', { a: 1, b: 2 })).toBe(3);
    await expect(session.call('subtract')).rejects.toBeInstanceOf(RequestError);
  });

  it('has an empty object as parameters where there are none', async () => {
    const app = new FakeApp().answer('list', []);
    await app.open(memory).call('list');
    expect(app.calls).toEqual([{ method: 'list', params: {} }]);
  });

  it('that is tried shows its error with the method, until the next one succeeds', async () => {
    const session = new FakeApp().answer('list', [1]).fail('clear', { message: 'read only' }).open(memory);
    expect(await session.tryCall('clear')).toBeUndefined();
    expect(session.problem.value).toBe('clear: read only');
    expect(await session.tryCall('list')).toEqual([1]);
    expect(session.problem.value).toBeNull();
  });

  it('that is tried shows a fault of the server as it is', async () => {
    const fault = RequestError.ofServer('The app is busy. (app-busy) try: wait');
    const session = new FakeApp()
      .answer('list', () => {
        throw fault;
      })
      .open(memory);
    await session.tryCall('list');
    expect(session.problem.value).toBe(fault);
  });
});
