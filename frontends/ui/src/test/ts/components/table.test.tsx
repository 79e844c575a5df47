// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import type { Column } from '../../../main/ts/components/table/columns';
import { Table, type TableProps } from '../../../main/ts/components/table/Table';
import { RowStore } from '../../../main/ts/rows/store';
import { show, settle, type Screen } from '../support/rendering';

interface Fish {
  id: number;
  name: string;
  kilos: number;
}

const COLUMNS: Column<Fish>[] = [
  { key: 'name', title: 'Name', filterable: true, text: fish => fish.name },
  { key: 'kilos', title: 'Weight', width: 80, text: fish => `${fish.kilos} kg`, value: fish => fish.kilos },
  { key: 'id', title: 'Number', hidden: true, text: fish => String(fish.id) },
];

const NAMES = ['herring', 'cod', 'tuna'];

let tables = 0;

class FishTable {
  readonly rows = new RowStore<Fish>(fish => fish.id);
  readonly selected = signal<number | null>(null);
  readonly opened: Fish[] = [];
  picked: Fish[] = [];
  screen!: Screen;
  private readonly name = `Fish ${++tables}`;

  put(id: number, name = NAMES[id % NAMES.length]!, kilos = id): this {
    this.rows.put({ id, name, kilos });
    return this;
  }

  fill(count: number): this {
    for (let id = 0; id < count; id++) this.put(id);
    return this;
  }

  async show(more: Partial<TableProps<Fish>> = {}): Promise<this> {
    const props: TableProps<Fish> = {
      name: this.name,
      rows: this.rows,
      columns: COLUMNS,
      selected: this.selected,
      empty: 'No fish yet.',
      onOpen: fish => this.opened.push(fish),
      onClear: () => this.rows.clear(),
      ...more,
    };
    this.screen = await show(<Table {...props} />);
    return this;
  }

  get grid(): HTMLElement {
    return this.screen.one('[role=grid]');
  }

  get count(): string {
    return this.screen.texts('.count')[0]!;
  }

  async search(text: string): Promise<void> {
    await this.screen.enter('Search', text);
  }
}

describe('a table', () => {
  it('explains what will appear while it is empty, and counts its rows', async () => {
    const table = await new FishTable().show();
    expect(table.screen.text).toContain('No fish yet.');
    await act(() => void table.fill(2));
    expect(table.count).toBe('2 rows');
    expect(table.screen.text).not.toContain('No fish yet.');
  });

  it('counts the rows that a search leaves, and shows a text when there are none', async () => {
    const table = await new FishTable().fill(9).show();
    await table.search('cod');
    expect(table.count).toBe('3 of 9 rows');
    await table.search('shark');
    expect(table.screen.text).toContain('No rows match the search and the filters.');
    await table.screen.press(table.screen.field('Search'), 'Escape');
    expect(table.count).toBe('9 rows');
  });

  it('begins with a search from outside, such as a deep link', async () => {
    const table = await new FishTable().fill(9).show({ search: 'name:tuna' });
    expect(table.screen.field('Search').value).toBe('name:tuna');
    expect(table.count).toBe('3 of 9 rows');
  });

  it('hides the values that its user unchecks, and shows all of them again', async () => {
    const table = await new FishTable().fill(9).show();
    await table.screen.click('Filter Name');
    await table.screen.check('cod');
    expect(table.count).toBe('6 of 9 rows');
    await table.screen.click('None');
    expect(table.count).toBe('0 of 9 rows');
    await table.screen.click('All');
    expect(table.count).toBe('9 rows');
  });

  it('shows and hides columns', async () => {
    const table = await new FishTable().fill(1).show();
    expect(table.screen.texts('.head-title')).toEqual(['Name', 'Weight']);
    await table.screen.click('Columns');
    await table.screen.check('Number');
    await table.screen.check('Weight');
    expect(table.screen.texts('.head-title')).toEqual(['Name', 'Number']);
  });

  it('sorts by a column, then the other way round, then not at all', async () => {
    const table = await new FishTable().put(1, 'cod', 9).put(2, 'tuna', 100).put(3, 'herring', 30).show();
    const order = async () => {
      await table.screen.press(table.grid, 'Home');
      const numbers = [table.selected.value];
      for (let i = 0; i < 2; i++) {
        await table.screen.press(table.grid, 'ArrowDown');
        numbers.push(table.selected.value);
      }
      return numbers;
    };
    const title = () => table.screen.all('.head-title')[1]!;
    await table.screen.click(title());
    expect(table.screen.all('[role=columnheader]')[1]!.getAttribute('aria-sort')).toBe('ascending');
    expect(await order()).toEqual([0, 2, 1]);
    await table.screen.click(title());
    expect(await order()).toEqual([1, 2, 0]);
    await table.screen.click(title());
    expect(table.screen.all('[role=columnheader]')[1]!.getAttribute('aria-sort')).toBe('none');
    expect(await order()).toEqual([0, 1, 2]);
  });

  it('keeps its settings while another view is shown', async () => {
    const table = await new FishTable().fill(9).show();
    await table.search('cod');
    await table.show();
    expect(table.screen.field('Search').value).toBe('cod');
  });

  it('is cleared by its button and by Ctrl+L', async () => {
    const table = await new FishTable().fill(3).show();
    await table.screen.click('Clear');
    expect(table.rows.size).toBe(0);
    expect(table.screen.button('Clear').disabled).toBe(true);
  });
});

describe('the keyboard in a table', () => {
  it('moves by rows and by pages, and stays within the table', async () => {
    const table = await new FishTable().fill(30).show();
    const after = async (...keys: string[]) => {
      for (const key of keys) await table.screen.press(table.grid, key);
      return table.selected.value;
    };
    expect(await after('j')).toBe(0);
    expect(await after('ArrowDown', 'j')).toBe(2);
    expect(await after('k')).toBe(1);
    expect(await after('PageDown')).toBe(10);
    expect(await after('End')).toBe(29);
    expect(await after('ArrowDown')).toBe(29);
    expect(await after('PageUp')).toBe(20);
    expect(await after('Home', 'ArrowUp')).toBe(0);
  });

  it('opens the selected row with Enter and clears the selection with Escape', async () => {
    const table = await new FishTable().fill(3).show();
    await table.screen.press(table.grid, 'Enter');
    expect(table.opened).toEqual([]);
    await table.screen.press(table.grid, 'j');
    await table.screen.press(table.grid, 'Enter');
    expect(table.opened.map(({ id }) => id)).toEqual([0]);
    await table.screen.press(table.grid, 'Escape');
    expect(table.selected.value).toBeNull();
  });

  it('leaves other keys to the browser', async () => {
    const table = await new FishTable().fill(3).show();
    const other = await table.screen.press(table.grid, 'x');
    const move = await table.screen.press(table.grid, 'j');
    expect([other.defaultPrevented, move.defaultPrevented]).toEqual([false, true]);
  });

  it('selects a row that follows the selected one although it is new', async () => {
    const table = await new FishTable().fill(1).show();
    await table.screen.press(table.grid, 'End');
    await act(() => void table.put(1).put(2));
    await settle();
    await table.screen.press(table.grid, 'j');
    expect(table.selected.value).toBe(1);
  });
});

describe('an action of a table', () => {
  it('is about all visible rows while none is marked', async () => {
    const table = new FishTable().fill(9);
    let pick = (): Fish[] => [];
    await table.show({
      children: rows => {
        pick = rows;
        return null;
      },
    });
    expect(pick()).toHaveLength(9);
    await table.search('name:cod');
    expect(pick().map(({ id }) => id)).toEqual([1, 4, 7]);
  });
});

describe('marked rows', () => {
  const click = (table: FishTable, place: number, init: MouseEventInit = {}) =>
    table.screen.mouseDown(table.screen.all('.row')[place]!, init);
  const marked = (table: FishTable) =>
    table.screen.all('.row').map(row => row.getAttribute('aria-selected') === 'true');

  it('are added by Ctrl and a click, beginning with the selected row', async () => {
    const table = await new FishTable().fill(5).show();
    await click(table, 0);
    await click(table, 2, { ctrlKey: true });
    expect(marked(table)).toEqual([true, false, true, false, false]);
    await click(table, 2, { ctrlKey: true });
    expect(marked(table)).toEqual([true, false, false, false, false]);
  });

  it('are all rows up to the one that is clicked with Shift', async () => {
    const table = await new FishTable().fill(5).show();
    await click(table, 3);
    await click(table, 1, { shiftKey: true });
    expect(marked(table)).toEqual([false, true, true, true, false]);
  });

  it('are what an action is about, and are forgotten with the next selection', async () => {
    let pick = (): Fish[] => [];
    const table = await new FishTable().fill(5).show({
      children: rows => {
        pick = rows;
        return null;
      },
    });
    await click(table, 1);
    await click(table, 4, { metaKey: true });
    expect(pick().map(({ id }) => id)).toEqual([1, 4]);
    await table.screen.press(table.grid, 'j');
    expect(pick()).toHaveLength(5);
  });

  it('are opened one at a time, by a double click', async () => {
    const table = await new FishTable().fill(3).show();
    await table.screen.fire(table.screen.all('.row')[1]!, new MouseEvent('dblclick', { bubbles: true }));
    expect(table.opened.map(({ id }) => id)).toEqual([1]);
  });
});

describe('a cell', () => {
  it('shows its text, or what its column draws, and the class of its row', async () => {
    const columns: Column<Fish>[] = [
      { key: 'name', title: 'Name', text: fish => fish.name },
      {
        key: 'kilos',
        title: 'Weight',
        align: 'end',
        text: fish => `${fish.kilos}`,
        cell: fish => <b>{fish.kilos}!</b>,
      },
    ];
    const table = await new FishTable()
      .put(1, 'cod', 7)
      .show({ columns, tone: fish => (fish.kilos > 5 ? 'warn' : '') });
    expect(table.screen.texts('.cell')).toEqual(['cod', '7!']);
    expect(table.screen.one('.row').className).toBe('row warn');
    expect(table.screen.all('.cell')[1]!.className).toContain('end');
  });
});
