import { useSignal, type Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { useVirtualRows } from '../virtualRows';
import { flatten, type TreeItem } from './flatten';
import { treeAction } from './treeKeys';

export interface TreeProps {
  label: string;
  roots: string[];
  childrenOf(id: string): string[];
  /** What a node shows. */
  face(id: string): ComponentChildren;
  selected: Signal<string | null>;
  hovered?: Signal<string | null>;
  /** Collapsed nodes; all others are expanded. */
  collapsed: Signal<ReadonlySet<string>>;
  /** Class of a node, such as `match`. */
  tone?(id: string): string;
  /** Changes when the tree changes. */
  version: unknown;
}

const ROW_HEIGHT = 20;
const INDENT = 14;
const MAX_INDENTS = 40;

/** A tree of any size, of which only the nodes in sight are drawn. Arrow keys move, expand and collapse. */
export function Tree(props: TreeProps) {
  const { label, roots, childrenOf, selected, collapsed, version } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const items = useMemo(() => flatten(roots, childrenOf, collapsed.value), [version, collapsed.value, ...roots]);
  const virtual = useVirtualRows(items.length, ROW_HEIGHT, scroller);
  const ownHovered = useSignal<string | null>(null);
  const hovered = props.hovered ?? ownHovered;
  const index = items.findIndex(({ id }) => id === selected.value);
  useEffect(() => {
    if (index >= 0) virtual.scrollTo(index);
  }, [selected.value]);
  const onKeyDown = (event: KeyboardEvent) => {
    const action = treeAction(event.key, items, index, collapsed.value);
    if (action === null) return;
    if (action.kind === 'select') selected.value = items[action.index]?.id ?? null;
    else setCollapsed(collapsed, action.id, action.kind === 'collapse');
    event.preventDefault();
  };
  return (
    <div
      class="tree"
      ref={scroller}
      role="tree"
      aria-label={label}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onMouseLeave={() => (hovered.value = null)}
      aria-activedescendant={index >= 0 ? nodeId(label, items[index]!.id) : undefined}
    >
      <div role="presentation" class="tree-rows" style={{ height: `${virtual.height}px` }}>
        {virtual.rows.map(row => {
          const item = items[row.index];
          return item && <TreeNode key={item.id} {...props} hovered={hovered} item={item} top={row.top} />;
        })}
      </div>
    </div>
  );
}

interface NodeProps extends TreeProps {
  hovered: Signal<string | null>;
  item: TreeItem;
  top: number;
}

function TreeNode({ label, item, top, face, tone, selected, hovered, collapsed }: NodeProps) {
  const { id, depth, hasChildren } = item;
  const isCollapsed = collapsed.value.has(id);
  const toggle = () => hasChildren && setCollapsed(collapsed, id, !isCollapsed);
  return (
    <div
      id={nodeId(label, id)}
      role="treeitem"
      aria-level={depth + 1}
      aria-selected={id === selected.value}
      aria-expanded={hasChildren ? !isCollapsed : undefined}
      class={`node ${id === hovered.value ? 'hover' : ''} ${tone?.(id) ?? ''}`}
      style={{ transform: `translateY(${top}px)`, paddingLeft: `${8 + Math.min(depth, MAX_INDENTS) * INDENT}px` }}
      onMouseEnter={() => (hovered.value = id)}
      onMouseDown={() => (selected.value = id)}
      onDblClick={toggle}
    >
      <span class="twist" aria-hidden="true" onMouseDown={event => (event.stopPropagation(), toggle())}>
        {hasChildren ? (isCollapsed ? '▸' : '▾') : ''}
      </span>
      {face(id)}
    </div>
  );
}

function setCollapsed(collapsed: Signal<ReadonlySet<string>>, id: string, collapse: boolean): void {
  const next = new Set(collapsed.value);
  if (collapse) next.add(id);
  else next.delete(id);
  collapsed.value = next;
}

function nodeId(tree: string, id: string): string {
  return `node-${tree}-${id}`.replace(/[^\w-]+/g, '_');
}
