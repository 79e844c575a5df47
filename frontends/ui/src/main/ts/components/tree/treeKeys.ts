import type { TreeItem } from './flatten';

/** What a key does in a tree: select the item at a place, or collapse or expand a node. */
export type TreeAction = { kind: 'select'; index: number } | { kind: 'collapse' | 'expand'; id: string };

/** The action of a key while the item at `index` is selected (-1 for none); null for a key without a meaning here. */
export function treeAction(
  key: string,
  items: readonly TreeItem[],
  index: number,
  collapsed: ReadonlySet<string>,
): TreeAction | null {
  const item = items[index];
  const select = (to: number): TreeAction => ({ kind: 'select', index: Math.max(0, Math.min(items.length - 1, to)) });
  switch (key) {
    case 'ArrowDown':
      return select(index + 1);
    case 'ArrowUp':
      return select(index < 0 ? items.length - 1 : index - 1);
    case 'Home':
      return select(0);
    case 'End':
      return select(items.length - 1);
    case 'ArrowRight':
      if (item && collapsed.has(item.id)) return { kind: 'expand', id: item.id };
      return item?.hasChildren ? select(index + 1) : null;
    case 'ArrowLeft':
      if (item?.hasChildren && !collapsed.has(item.id)) return { kind: 'collapse', id: item.id };
      return item ? select(parentOf(items, index)) : null;
    default:
      return null;
  }
}

/** Place of the parent; of the item itself where it has none. */
function parentOf(items: readonly TreeItem[], index: number): number {
  const parent = items.findLastIndex((other, place) => place < index && other.depth < items[index]!.depth);
  return parent < 0 ? index : parent;
}
