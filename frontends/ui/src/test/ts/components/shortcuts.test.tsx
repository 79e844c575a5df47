// @vitest-environment happy-dom
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { currentShortcuts, listenForShortcuts, useShortcut } from '../../../main/ts/components/shortcuts';
import { show } from '../support/rendering';

beforeAll(() => listenForShortcuts());

function View({ keys, run }: { keys: string; run(): void }) {
  useShortcut(keys, `Run ${keys}`, run);
  return <input aria-label="Text" />;
}

describe('a shortcut', () => {
  it('runs while its component is shown', async () => {
    const run = vi.fn();
    const screen = await show(<View keys="ctrl+k" run={run} />);
    await screen.press(document.body, 'k', { ctrlKey: true });
    await screen.press(document.body, 'K', { metaKey: true });
    expect(run).toHaveBeenCalledTimes(2);
    await screen.press(document.body, 'k');
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('is forgotten with its component', () => {
    expect(currentShortcuts()).toEqual([]);
  });

  it('of one key is ignored while the user types, one with Ctrl is not', async () => {
    const [plain, modified] = [vi.fn(), vi.fn()];
    const screen = await show(
      <>
        <View keys="/" run={plain} />
        <View keys="ctrl+l" run={modified} />
      </>,
    );
    const field = screen.all('input')[0]!;
    await screen.press(field, '/');
    await screen.press(field, 'l', { ctrlKey: true });
    expect([plain.mock.calls.length, modified.mock.calls.length]).toEqual([0, 1]);
    await screen.press(document.body, '/');
    expect(plain).toHaveBeenCalledOnce();
  });

  it('of the innermost component wins', async () => {
    const [outer, inner] = [vi.fn(), vi.fn()];
    const screen = await show(
      <>
        <View keys="m" run={outer} />
        <View keys="m" run={inner} />
      </>,
    );
    const event = await screen.press(document.body, 'm');
    expect([outer.mock.calls.length, inner.mock.calls.length, event.defaultPrevented]).toEqual([0, 1, true]);
  });

  it('is listed with its title', async () => {
    await show(<View keys="t" run={() => {}} />);
    expect(currentShortcuts()).toMatchObject([{ keys: 't', title: 'Run t' }]);
  });
});
