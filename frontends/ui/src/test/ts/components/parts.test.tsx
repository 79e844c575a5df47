// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { RequestError } from '../../../main/ts/api/requestError';
import { CopyButton } from '../../../main/ts/components/CopyButton';
import { Menu } from '../../../main/ts/components/Menu';
import { Pairs } from '../../../main/ts/components/Pairs';
import { Problem } from '../../../main/ts/components/Problem';
import { SearchBox } from '../../../main/ts/components/SearchBox';
import { Section } from '../../../main/ts/components/Section';
import { Split } from '../../../main/ts/components/Split';
import { status } from '../../../main/ts/components/status';
import { readStored, StoredList, store } from '../../../main/ts/components/storage';
import { Tabs } from '../../../main/ts/components/Tabs';
import { show } from '../support/rendering';

afterEach(() => vi.unstubAllGlobals());

describe('a problem', () => {
  it('that is a fault has its sentence once, its code, and its next step', async () => {
    const error = RequestError.ofServer('No device is connected. (device-not-found) try: bottlenose devices');
    const screen = await show(<Problem error={error} />);
    expect(screen.one('[role=alert]').textContent).toBe(
      'No device is connected. (device-not-found)Try: bottlenose devices',
    );
    expect(screen.texts('.next')).toEqual(['Try: bottlenose devices']);
  });

  it('of an app is its message', async () => {
    const screen = await show(<Problem error={RequestError.ofApp({ message: 'no such table', code: 1 })} />);
    expect(screen.text).toBe('no such table');
  });

  it('is not shown while there is none', async () => {
    expect((await show(<Problem error={null} />)).all('*')).toEqual([]);
    expect((await show(<Problem error="" />)).all('*')).toEqual([]);
  });
});

describe('a section', () => {
  it('is collapsed and expanded by its title', async () => {
    const screen = await show(
      <Section title="Headers" extra={<i>extra</i>}>
        <p>Accept</p>
      </Section>,
    );
    expect(screen.text).toContain('Accept');
    await screen.click(screen.one('.fold'));
    expect(screen.text).not.toContain('Accept');
    expect(screen.text).toContain('extra');
    expect(screen.one('.fold').getAttribute('aria-expanded')).toBe('false');
  });

  it('can be collapsed at first', async () => {
    const screen = await show(
      <Section title="All steps" open={false}>
        <p>many</p>
      </Section>,
    );
    expect(screen.text).not.toContain('many');
  });
});

describe('tabs', () => {
  const tabs: [string, string][] = [
    ['a', 'First'],
    ['b', 'Second'],
    ['c', 'Third'],
  ];

  it('are chosen by a click and with arrow keys, around both ends', async () => {
    const chosen = signal('a');
    const screen = await show(<Tabs label="View" chosen={chosen} tabs={tabs} />);
    await screen.click('Second');
    expect(chosen.value).toBe('b');
    await screen.press(screen.one('[role=tablist]'), 'ArrowRight');
    await screen.press(screen.one('[role=tablist]'), 'ArrowRight');
    expect(chosen.value).toBe('a');
    await screen.press(screen.one('[role=tablist]'), 'ArrowLeft');
    expect(chosen.value).toBe('c');
  });

  it('have one that the Tab key reaches', async () => {
    const screen = await show(<Tabs label="View" chosen={signal('b')} tabs={tabs} />);
    expect(screen.all('[role=tab]').map(tab => tab.tabIndex)).toEqual([-1, 0, -1]);
    expect(screen.one('[aria-selected=true]').textContent).toBe('Second');
  });
});

describe('a menu', () => {
  const menu = () =>
    show(
      <Menu label="Columns" face="▾">
        {close => (
          <button type="button" onClick={close}>
            Done
          </button>
        )}
      </Menu>,
    );

  it('opens with a click, and closes from within', async () => {
    const screen = await menu();
    expect(screen.has('Done')).toBe(false);
    await screen.click('Columns');
    expect(screen.button('Columns').getAttribute('aria-expanded')).toBe('true');
    await screen.click('Done');
    expect(screen.has('Done')).toBe(false);
  });

  it('closes with Escape, which does nothing else then', async () => {
    const screen = await menu();
    await screen.click('Columns');
    const outside = vi.fn();
    document.body.addEventListener('keydown', outside, { once: true });
    await screen.press(screen.button('Done'), 'Escape');
    expect(screen.has('Done')).toBe(false);
    expect(outside).not.toHaveBeenCalled();
  });

  it('closes with a click elsewhere', async () => {
    const screen = await menu();
    await screen.click('Columns');
    await screen.mouseDown(screen.button('Done'));
    expect(screen.has('Done')).toBe(true);
    await screen.mouseDown(document.body);
    expect(screen.has('Done')).toBe(false);
  });
});

describe('a split', () => {
  it('has one pane without details, and two with them', async () => {
    expect((await show(<Split name="A" side={null} children="main" />)).all('.split-side')).toEqual([]);
    const screen = await show(<Split name="A" side="details" children="main" />);
    expect(screen.one('.split-side').textContent).toBe('details');
  });

  it('is resized with the arrow keys, and keeps its width', async () => {
    const screen = await show(<Split name="B" side="details" children="main" />);
    Object.defineProperty(screen.one('.split'), 'clientWidth', { value: 1000 });
    await screen.press(screen.one('[role=separator]'), 'ArrowLeft');
    expect(screen.one('.split-side').style.width).toBe('444px');
    const again = await show(<Split name="B" side="details" children="main" />);
    expect(again.one('.split-side').style.width).toBe('444px');
  });

  it('leaves space for both panes', async () => {
    const screen = await show(<Split name="C" side="details" children="main" />);
    Object.defineProperty(screen.one('.split'), 'clientWidth', { value: 700 });
    await screen.press(screen.one('[role=separator]'), 'ArrowLeft');
    expect(screen.one('.split-side').style.width).toBe('420px');
    for (let i = 0; i < 20; i++) await screen.press(screen.one('[role=separator]'), 'ArrowRight');
    expect(screen.one('.split-side').style.width).toBe('240px');
  });
});

describe('a search box', () => {
  it('changes its text and submits with Enter', async () => {
    const text = signal('');
    const submitted = vi.fn();
    const screen = await show(<SearchBox text={text} onSubmit={submitted} />);
    await screen.enter('Search', 'fish');
    expect(text.value).toBe('fish');
    await screen.press(screen.field('Search'), 'a');
    expect(submitted).not.toHaveBeenCalled();
    await screen.press(screen.field('Search'), 'Enter');
    expect(submitted).toHaveBeenCalledOnce();
  });
});

describe('pairs', () => {
  it('are names with values', async () => {
    const screen = await show(
      <Pairs
        pairs={[
          ['Time', '12:00'],
          ['Size', <b>2 kB</b>],
        ]}
      />,
    );
    expect(screen.texts('dt')).toEqual(['Time', 'Size']);
    expect(screen.texts('dd')).toEqual(['12:00', '2 kB']);
  });
});

describe('a copy button', () => {
  it('copies its text and confirms it', async () => {
    const writeText = vi.fn(() => Promise.resolve());
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    const screen = await show(<CopyButton text={() => 'a text'} what="The headers" />);
    await screen.click('Copy');
    expect(writeText).toHaveBeenCalledWith('a text');
    expect(status.value.text).toBe('The headers copied to the clipboard.');
  });

  it('shows an error where the browser does not allow it', async () => {
    vi.stubGlobal('navigator', { clipboard: { writeText: () => Promise.reject(new Error('denied')) } });
    const before = status.value.count;
    const screen = await show(<CopyButton text={() => 'a text'} what="The headers" />);
    await screen.click('Copy');
    expect(status.value).toEqual({
      text: 'The browser does not allow this page to use the clipboard.',
      count: before + 1,
    });
  });
});

describe('what the browser keeps', () => {
  it('is read as it was stored', () => {
    store('key', { a: [1] });
    expect(readStored('key', null)).toEqual({ a: [1] });
  });

  it('is the default where nothing, or nothing readable, is stored', () => {
    expect(readStored('absent', ['x'])).toEqual(['x']);
    localStorage.setItem('broken', '{');
    expect(readStored('broken', 7)).toBe(7);
  });

  it('as a list has the latest item first, and loses it when it is toggled again', () => {
    const list = new StoredList('bookmarks');
    list.toggle('a');
    list.toggle('b');
    expect(list.items.value).toEqual(['b', 'a']);
    expect(new StoredList('bookmarks').items.value).toEqual(['b', 'a']);
    list.toggle('b');
    expect([list.has('a'), list.has('b')]).toEqual([true, false]);
  });
});
