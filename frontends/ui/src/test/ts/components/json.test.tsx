// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { EditableValue, sameType } from '../../../main/ts/components/json/EditableValue';
import { Json } from '../../../main/ts/components/json/Json';
import { show } from '../support/rendering';

describe('a JSON tree', () => {
  it('is open as far as wanted, and opens with a click', async () => {
    const screen = await show(<Json value={{ fish: { name: 'cod' }, count: 2 }} />);
    expect(screen.texts('.json-line').join(' ')).toContain('count: 2');
    expect(screen.text).not.toContain('"cod"');
    await screen.click(screen.all('.json-fold')[1]!);
    expect(screen.text).toContain('name: "cod"');
  });

  it('sums up what is closed', async () => {
    const screen = await show(<Json value={{ list: [1, 2], object: { a: 1, b: 2, c: 3, d: 4, e: 5 }, none: [] }} />);
    expect(screen.text).toContain('list: [ 2 items ]');
    expect(screen.text).toContain('object: { a, b, c, d, … }');
    expect(screen.text).toContain('none: []');
  });

  it('marks each kind of value', async () => {
    const screen = await show(<Json value={{ a: 'x', b: 1, c: true, d: null }} />);
    expect(['string', 'number', 'boolean', 'null'].map(kind => screen.one(`.json-${kind}`).textContent)).toEqual([
      '"x"',
      '1',
      'true',
      'null',
    ]);
  });

  it('shows a hundred members at a time', async () => {
    const screen = await show(<Json value={Array.from({ length: 250 }, (_, index) => index)} />);
    const count = () => screen.all('.json-number').length;
    expect(count()).toBe(100);
    await screen.click('150 more');
    expect(count()).toBe(200);
    await screen.click('50 more');
    expect(count()).toBe(250);
  });

  it('shortens a long text until a click', async () => {
    const screen = await show(<Json value={'x'.repeat(1000)} />);
    expect(screen.text.length).toBeLessThan(500);
    await screen.click('Show all 1,002 characters');
    expect(screen.text).toBe(`"${'x'.repeat(1000)}"`);
  });

  it('reports an edit with its path', async () => {
    const edit = vi.fn();
    const screen = await show(<Json value={{ a: { b: 'old' } }} open={3} edit={edit} />);
    await screen.click('Edit b');
    await screen.enter('b', 'new');
    await screen.press(screen.field('b'), 'Enter');
    expect(edit).toHaveBeenCalledWith(['a', 'b'], 'new');
  });
});

describe('a value that can be edited', () => {
  const editor = async (value: unknown) => {
    const save = vi.fn();
    const screen = await show(<EditableValue value={value} name="size" save={save} />);
    return { screen, save };
  };

  it('is saved with Enter', async () => {
    const { screen, save } = await editor('small');
    await screen.click('Edit size');
    await screen.enter('size', 'large');
    await screen.press(screen.field('size'), 'Enter');
    expect(save).toHaveBeenCalledExactlyOnceWith('large');
  });

  it('is not saved with Escape, nor unchanged', async () => {
    const { screen, save } = await editor('small');
    await screen.click('Edit size');
    await screen.enter('size', 'large');
    await screen.press(screen.field('size'), 'Escape');
    await screen.click('Edit size');
    await screen.press(screen.field('size'), 'Enter');
    expect(save).not.toHaveBeenCalled();
  });

  it('that is true or false is a checkbox', async () => {
    const { screen, save } = await editor(true);
    await screen.check('size');
    expect(save).toHaveBeenCalledExactlyOnceWith(false);
  });

  it.each([
    [7, '8', 8],
    [7, '8.5', 8.5],
    [7, 'eight', 'eight'],
    [7, '', ''],
    ['7', '8', '8'],
    [null, '8', '8'],
  ])('keeps its type: %j becomes %j as %j', (before, text, after) => expect(sameType(before, text)).toBe(after));
});
