// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Checkbox } from '../../../main/ts/components/Checkbox';
import { Dialog } from '../../../main/ts/components/Dialog';
import { Empty } from '../../../main/ts/components/Empty';
import { FaultText } from '../../../main/ts/components/FaultText';
import { chooseFile, saveFile } from '../../../main/ts/components/files';
import { onSubmit } from '../../../main/ts/components/onSubmit';
import { useTurn } from '../../../main/ts/components/useTurn';
import { useSelectedRow } from '../../../main/ts/rows/selectedRow';
import { RowStore } from '../../../main/ts/rows/store';
import { act } from 'preact/test-utils';
import { settle, show } from '../support/rendering';

afterEach(() => vi.restoreAllMocks());

describe('a dialog', () => {
  it('is modal, and closes by its button and by a click outside', async () => {
    const close = vi.fn();
    const screen = await show(
      <Dialog title="Go to" close={close}>
        <p>content</p>
      </Dialog>,
    );
    expect(screen.one('dialog').hasAttribute('open')).toBe(true);
    await screen.mouseDown(screen.one('p'));
    expect(close).not.toHaveBeenCalled();
    await screen.click('Close');
    expect(close).toHaveBeenCalledOnce();
  });
});

describe('a fault', () => {
  const fault = { code: 'csr-unreadable', message: 'Cannot read app.csr.', next: 'install the debug build' };

  it('counts how often it occurred', async () => {
    expect((await show(<FaultText fault={fault} count={1} />)).text).toContain('(csr-unreadable)');
    expect((await show(<FaultText fault={fault} count={4} />)).text).toContain('(csr-unreadable, 4 times)');
  });

  it('without a next step has no such line', async () => {
    expect((await show(<FaultText fault={{ ...fault, next: '' }} />)).all('.next')).toEqual([]);
  });
});

describe('a checkbox', () => {
  it('has its label beside it', async () => {
    const toggled = vi.fn();
    const screen = await show(
      <Checkbox checked onToggle={toggled}>
        Wireframe
      </Checkbox>,
    );
    await screen.check('Wireframe');
    expect([screen.field('Wireframe').checked, toggled.mock.calls.length]).toEqual([true, 1]);
  });
});

describe('an empty view', () => {
  it('has a title and an explanation', async () => {
    expect((await show(<Empty title="No leak">None was reported.</Empty>)).text).toBe('No leakNone was reported.');
  });
});

describe('a form', () => {
  it('is submitted on the page, without a request', async () => {
    const submitted = vi.fn();
    const screen = await show(<form onSubmit={onSubmit(submitted)} />);
    const event = new Event('submit', { bubbles: true, cancelable: true });
    await screen.fire(screen.one('form'), event);
    expect([submitted.mock.calls.length, event.defaultPrevented]).toEqual([1, true]);
  });
});

describe('a file', () => {
  it('is saved under its name', () => {
    const clicked: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      clicked.push(this.download);
    });
    saveFile('calls.har', 'application/json', '{}');
    expect(clicked).toEqual(['calls.har']);
  });

  it('is none where the user cancels', async () => {
    vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function (this: HTMLInputElement) {
      this.dispatchEvent(new Event('cancel'));
    });
    expect(await chooseFile('.json')).toBeNull();
  });
});

describe('a component', () => {
  it('is drawn again with each turn', async () => {
    const Counter = () => {
      const [turn, next] = useTurn();
      return (
        <button type="button" onClick={next}>
          turn {turn}
        </button>
      );
    };
    const screen = await show(<Counter />);
    await screen.click('turn 0');
    await screen.click('turn 1');
    expect(screen.has('turn 2')).toBe(true);
  });

  it('that shows the selected row is drawn again only when that row changes', async () => {
    const rows = new RowStore<{ id: number; text: string }>(row => row.id);
    rows.put({ id: 1, text: 'first' });
    let draws = 0;
    const selected = signal<number | null>(0);
    const Detail = () => {
      draws++;
      return <p>{useSelectedRow(rows, selected)?.text ?? 'none'}</p>;
    };
    const screen = await show(<Detail />);
    const before = draws;
    await act(() => rows.put({ id: 2, text: 'second' }));
    await settle();
    expect([screen.text, draws]).toEqual(['first', before]);
    await act(() => rows.put({ id: 1, text: 'changed' }));
    await settle();
    expect(screen.text).toBe('changed');
  });
});
