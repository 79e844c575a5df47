// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { flatten } from '../../../main/ts/components/tree/flatten';
import { nextMatch } from '../../../main/ts/components/tree/nextMatch';
import { Tree } from '../../../main/ts/components/tree/Tree';
import { treeAction } from '../../../main/ts/components/tree/treeKeys';
import { Random } from '../support/random';
import { show } from '../support/rendering';

const CHILDREN: Record<string, string[]> = { root: ['list', 'button'], list: ['row 1', 'row 2'], 'row 2': ['text'] };
const childrenOf = (id: string) => CHILDREN[id] ?? [];
const idsOf = (collapsed: string[] = []) => flatten(['root'], childrenOf, new Set(collapsed)).map(({ id }) => id);

/** A tree with as many nodes as wanted; each has a parent before it. */
function randomTree(random: Random, size: number): Map<string, string[]> {
  const children = new Map<string, string[]>([['0', []]]);
  for (let node = 1; node < size; node++) {
    const parent = String(random.below(node));
    children.set(parent, [...children.get(parent)!, String(node)]);
    children.set(String(node), []);
  }
  return children;
}

describe('a flattened tree', () => {
  it('has parents before children, in order', () => {
    expect(idsOf()).toEqual(['root', 'list', 'row 1', 'row 2', 'text', 'button']);
  });

  it('hides what is below a collapsed node', () => {
    expect(idsOf(['list'])).toEqual(['root', 'list', 'button']);
    expect(idsOf(['row 2'])).toEqual(['root', 'list', 'row 1', 'row 2', 'button']);
  });

  it('shows a node that is its own ancestor once', () => {
    expect(flatten(['a'], () => ['a', 'b'], new Set()).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('shows every node of any tree exactly once, one level below its parent', () => {
    const random = new Random(11);
    for (let run = 0; run < 50; run++) {
      const children = randomTree(random, 1 + random.below(60));
      const items = flatten(['0'], id => children.get(id)!, new Set());
      expect(items.map(({ id }) => id).sort()).toEqual([...children.keys()].sort());
      const depths = new Map(items.map(({ id, depth }) => [id, depth]));
      for (const [parent, own] of children) {
        for (const child of own) expect(depths.get(child)).toBe(depths.get(parent)! + 1);
      }
    }
  });
});

describe('the keyboard in a tree', () => {
  const items = flatten(['root'], childrenOf, new Set(['row 2']));
  const selectedBy = (key: string, id: string | null) => {
    const action = treeAction(
      key,
      items,
      items.findIndex(item => item.id === id),
      new Set(['row 2']),
    );
    return action?.kind === 'select' ? items[action.index]!.id : action;
  };

  it('moves down and up', () => {
    expect(selectedBy('ArrowDown', 'root')).toBe('list');
    expect(selectedBy('ArrowUp', 'list')).toBe('root');
    expect(selectedBy('ArrowUp', 'root')).toBe('root');
    expect(selectedBy('ArrowDown', 'button')).toBe('button');
    expect(selectedBy('ArrowDown', null)).toBe('root');
    expect(selectedBy('ArrowUp', null)).toBe('button');
  });

  it('moves to both ends', () => {
    expect(selectedBy('Home', 'list')).toBe('root');
    expect(selectedBy('End', 'list')).toBe('button');
  });

  it('expands to the right, then moves into the node', () => {
    expect(selectedBy('ArrowRight', 'row 2')).toEqual({ kind: 'expand', id: 'row 2' });
    expect(selectedBy('ArrowRight', 'list')).toBe('row 1');
    expect(selectedBy('ArrowRight', 'row 1')).toBeNull();
  });

  it('collapses to the left, then moves to the parent', () => {
    expect(selectedBy('ArrowLeft', 'list')).toEqual({ kind: 'collapse', id: 'list' });
    expect(selectedBy('ArrowLeft', 'row 1')).toBe('list');
    expect(selectedBy('ArrowLeft', 'row 2')).toBe('list');
  });

  it('leaves other keys to the browser', () => expect(selectedBy('x', 'list')).toBeNull());
});

describe('a match', () => {
  it('is followed by the next one, and the last by the first', () => {
    const matches = new Set(['a', 'b']);
    expect([nextMatch(matches, null), nextMatch(matches, 'a'), nextMatch(matches, 'b')]).toEqual(['a', 'b', 'a']);
    expect(nextMatch(new Set(), 'a')).toBeNull();
  });
});

describe('a tree', () => {
  const tree = async () => {
    const selected = signal<string | null>(null);
    const collapsed = signal<ReadonlySet<string>>(new Set());
    const screen = await show(
      <Tree
        label="Elements"
        roots={['root']}
        childrenOf={childrenOf}
        face={id => <b>{id}</b>}
        selected={selected}
        collapsed={collapsed}
        tone={id => (id === 'text' ? 'match' : '')}
        version={0}
      />,
    );
    return { screen, selected, collapsed, root: screen.one('[role=tree]') };
  };

  it('shows its nodes, and which of them are open', async () => {
    const { screen } = await tree();
    expect(screen.texts('[role=treeitem] b')).toEqual(idsOf());
    expect(screen.all('[role=treeitem]').map(node => node.getAttribute('aria-expanded'))).toEqual(
      ['true', 'true', null, 'true', null, null], // those without children are neither
    );
    expect(screen.one('.match').textContent).toContain('text');
  });

  it('selects with a click and with keys', async () => {
    const { screen, selected, root } = await tree();
    await screen.mouseDown(screen.all('[role=treeitem]')[5]!);
    expect(selected.value).toBe('button');
    await screen.press(root, 'ArrowUp');
    expect(selected.value).toBe('text');
    expect(screen.one('[aria-selected=true]').textContent).toContain('text');
  });

  it('collapses and expands with keys, with a double click, and with the triangle', async () => {
    const { screen, root } = await tree();
    await screen.mouseDown(screen.all('[role=treeitem]')[1]!);
    await screen.press(root, 'ArrowLeft');
    expect(screen.texts('[role=treeitem] b')).toEqual(['root', 'list', 'button']);
    await screen.press(root, 'ArrowRight');
    expect(screen.all('[role=treeitem]')).toHaveLength(6);
    await screen.fire(screen.all('[role=treeitem]')[0]!, new MouseEvent('dblclick', { bubbles: true }));
    expect(screen.texts('[role=treeitem] b')).toEqual(['root']);
    await screen.mouseDown(screen.all('.twist')[0]!);
    expect(screen.all('[role=treeitem]')).toHaveLength(6);
  });
});
