export interface TreeItem {
  id: string;
  depth: number;
  hasChildren: boolean;
}

/** The nodes that no collapsed node hides, in order. A node that is its own ancestor is shown once. */
export function flatten(
  roots: string[],
  childrenOf: (id: string) => string[],
  collapsed: ReadonlySet<string>,
): TreeItem[] {
  const items: TreeItem[] = [];
  const seen = new Set<string>();
  const visit = (id: string, depth: number) => {
    if (seen.has(id)) return;
    seen.add(id);
    const children = childrenOf(id);
    items.push({ id, depth, hasChildren: children.length > 0 });
    if (!collapsed.has(id)) for (const child of children) visit(child, depth + 1);
  };
  roots.forEach(root => visit(root, 0));
  return items;
}
