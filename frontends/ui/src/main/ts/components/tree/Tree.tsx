import { useSignal, type Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { useVirtualRows } from '../virtualRows';

export interface TreeItem {
  id: string;
  depth: number;
  hasChildren: boolean;
}

interface Props {
  label: string;
  roots: string[];
  childrenOf(id: string): string[];
  /** How a node looks. */
  face(id: string): ComponentChildren;
  selected: Signal<string | null>;
  hovered?: Signal<string | null>;
  /** Nodes that are folded; all others are open. */
  folded: Signal<ReadonlySet<string>>;
  /** Class of a node, such as `match`. */
  tone?(id: string): string;
  /** Changes when the tree is another one. */
  version: unknown;
}

const ROW_HEIGHT = 20;

/** A tree of any size, drawn as far as it is seen. Arrows move, open and fold. */
export function Tree({ label, roots, childrenOf, face, selected, hovered, folded, tone, version }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const items = useMemo(() => flatten(roots, childrenOf, folded.value), [version, folded.value, ...roots]);
  const virtual = useVirtualRows(items.length, ROW_HEIGHT, scroller);
  const own = useSignal<string | null>(null);
  const hover = hovered ?? own;
  const at = items.findIndex(({ id }) => id === selected.value);
  useEffect(() => {
    if (at >= 0) virtual.show(at);
  }, [selected.value]);
  const fold = (id: string, close: boolean) => {
    const next = new Set(folded.value);
    if (close) next.add(id);
    else next.delete(id);
    folded.value = next;
  };
  const key = (event: KeyboardEvent) => {
    const item = items[at];
    const move = (index: number) =>
      (selected.value = items[Math.max(0, Math.min(items.length - 1, index))]?.id ?? null);
    switch (event.key) {
      case 'ArrowDown':
        move(at + 1);
        break;
      case 'ArrowUp':
        move(at < 0 ? items.length - 1 : at - 1);
        break;
      case 'Home':
        move(0);
        break;
      case 'End':
        move(items.length - 1);
        break;
      case 'ArrowRight':
        if (item && folded.value.has(item.id)) fold(item.id, false);
        else if (item?.hasChildren) move(at + 1);
        break;
      case 'ArrowLeft':
        if (item?.hasChildren && !folded.value.has(item.id)) fold(item.id, true);
        else if (item) move(items.findLastIndex(({ depth }, index) => index < at && depth < item.depth));
        break;
      default:
        return;
    }
    event.preventDefault();
  };
  return (
    <div
      class="tree"
      ref={scroller}
      role="tree"
      aria-label={label}
      tabIndex={0}
      onKeyDown={key}
      onMouseLeave={() => (hover.value = null)}
      aria-activedescendant={at >= 0 ? nodeId(label, items[at]!.id) : undefined}
    >
      <div role="presentation" class="tree-rows" style={{ height: `${virtual.height}px` }}>
        {virtual.rows.map(({ index, top }) => {
          const item = items[index];
          if (!item) return null;
          const { id, depth, hasChildren } = item;
          const isFolded = folded.value.has(id);
          return (
            <div
              key={id}
              id={nodeId(label, id)}
              role="treeitem"
              aria-level={depth + 1}
              aria-selected={id === selected.value}
              aria-expanded={hasChildren ? !isFolded : undefined}
              class={`node ${id === hover.value ? 'hover' : ''} ${tone?.(id) ?? ''}`}
              style={{ transform: `translateY(${top}px)`, paddingLeft: `${8 + Math.min(depth, 40) * 14}px` }}
              onMouseEnter={() => (hover.value = id)}
              onMouseDown={() => (selected.value = id)}
              onDblClick={() => hasChildren && fold(id, !isFolded)}
            >
              <span
                class="twist"
                aria-hidden="true"
                onMouseDown={event => (event.stopPropagation(), hasChildren && fold(id, !isFolded))}
              >
                {hasChildren ? (isFolded ? '▸' : '▾') : ''}
              </span>
              {face(id)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function nodeId(tree: string, id: string): string {
  return `node-${tree}-${id}`.replace(/[^\w-]+/g, '_');
}

/** The nodes that are not within a folded one, in order. A node that is its own ancestor is shown once. */
export function flatten(
  roots: string[],
  childrenOf: (id: string) => string[],
  folded: ReadonlySet<string>,
): TreeItem[] {
  const items: TreeItem[] = [];
  const seen = new Set<string>();
  const visit = (id: string, depth: number) => {
    if (seen.has(id)) return;
    seen.add(id);
    const children = childrenOf(id);
    items.push({ id, depth, hasChildren: children.length > 0 });
    if (!folded.has(id)) for (const child of children) visit(child, depth + 1);
  };
  roots.forEach(root => visit(root, 0));
  return items;
}
