import type { PluginSession } from '../../state/plugin';
import { isElement, withElements, type Element, type LayoutState, type TreeName } from './state';

export type LayoutSession = PluginSession<LayoutState>;

/** More than any layout has. It ends the reading of an app whose elements never end. */
const MAX_ELEMENTS = 20_000;

const METHODS = {
  views: { root: 'getRoot', elements: 'getNodes' },
  accessibility: { root: 'getAXRoot', elements: 'getAXNodes' },
} as const;

/** Reads a whole tree, level by level. */
export async function readTree(session: LayoutSession, tree: TreeName): Promise<void> {
  const root = await session.call(METHODS[tree].root);
  if (!isElement(root)) return;
  session.update(state => ({ ...state, [tree]: withElements({ root: root.id, elements: {} }, [root]) }));
  let ids = root.children ?? [];
  const seen = new Set<string>([root.id]);
  while (ids.length > 0 && seen.size < MAX_ELEMENTS) {
    ids.forEach(id => seen.add(id));
    const found = await readElements(session, tree, ids);
    ids = [...new Set(found.flatMap(element => element?.children ?? []))].filter(id => !seen.has(id));
  }
}

/** Reads elements; null stands for one that no longer exists. */
export async function readElements(session: LayoutSession, tree: TreeName, ids: string[]): Promise<(Element | null)[]> {
  const answer = await session.call<{ elements: (Element | null)[] }>(METHODS[tree].elements, { ids });
  session.update(state => ({ ...state, [tree]: withElements(state[tree], answer.elements) }));
  return answer.elements;
}

/** Highlights an element on the device. */
export function highlight(session: LayoutSession, id: string | null, alignmentLines: boolean): void {
  const params = { id, isAlignmentMode: alignmentLines, inAlignmentMode: alignmentLines };
  void session.call('setHighlighted', params).catch(() => {});
}

/** Changes a field of an element, and reads the element again. */
export async function setField(
  session: LayoutSession,
  tree: TreeName,
  id: string,
  path: string[],
  { kind, value }: { kind: string; value: unknown },
): Promise<void> {
  const ax = tree === 'accessibility';
  await session.tryCall('setData', { id, path, value: kind === 'auto' ? value : { kind, data: value }, ax });
  await readElements(session, tree, [id]).catch(() => {});
}
