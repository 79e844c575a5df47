import { h } from 'preact';
import { act } from 'preact/test-utils';
import type { PagePlugin, Target } from '../../../main/ts/state/plugin';
import type { Session } from '../../../main/ts/state/session';
import { FakeApp } from './fakeApp';
import { settle, show, type Screen } from './rendering';

/** Opens a plugin and draws its view. */
export async function open<S>(
  plugin: PagePlugin<S>,
  app = new FakeApp(),
  target: Partial<Target> = {},
): Promise<{
  app: FakeApp;
  session: Session<S>;
  screen: Screen;
  receive(method: string, params?: unknown): Promise<void>;
}> {
  const session = app.open(plugin, target);
  session.opened();
  await settle();
  const screen = await show(h(plugin.View as () => null, { session } as object));
  const receive = async (method: string, params: unknown = {}) => {
    await act(() => session.receive([{ method, params }]));
    await settle();
  };
  return { app, session, screen, receive };
}

export const DEVICE: Partial<Target> = { clientId: null };

/** The row of a table that contains the text. */
export const row = (screen: Screen, text: string) => screen.all('.row').find(one => one.textContent.includes(text))!;
