import { fieldsOf, listOf, textOf } from '../../api/json';
import type { Message } from '../../state/plugin';

/** A node of a tree, such as a view. */
export interface Element {
  id: string;
  name: string;
  children?: string[];
  attributes?: { name: string; value: string }[];
  /** Sections of fields; `fieldOf` reads a field. */
  data?: Record<string, Record<string, unknown> | null>;
}

export interface ElementTree {
  root: string | null;
  elements: Record<string, Element>;
}

/** The two trees of an app. */
export type TreeName = 'views' | 'accessibility';

export interface LayoutState {
  views: ElementTree;
  accessibility: ElementTree;
  /** Elements of each tree that the app has changed, and that have to be read again. */
  stale: Record<TreeName, string[]>;
  /** The element that was tapped on the device. */
  tapped: string | null;
}

const NO_TREE: ElementTree = { root: null, elements: {} };

const NOTHING_STALE = { views: [], accessibility: [] };

export function initialState(): LayoutState {
  return { views: NO_TREE, accessibility: NO_TREE, stale: NOTHING_STALE, tapped: null };
}

export function receive(state: LayoutState, { method, params }: Message): LayoutState {
  const { nodes, path } = fieldsOf(params);
  switch (method) {
    case 'invalidate':
      return withStale(state, 'views', idsOf(nodes));
    case 'invalidateAX':
      return withStale(state, 'accessibility', idsOf(nodes));
    case 'invalidateWithData':
      return { ...state, views: withElements(state.views, listOf(nodes)) };
    case 'invalidateWithDataAX':
      return { ...state, accessibility: withElements(state.accessibility, listOf(nodes)) };
    case 'select': {
      const tapped = listOf(path).at(-1);
      return { ...state, tapped: tapped === undefined ? null : textOf(tapped) };
    }
    default:
      return state;
  }
}

function withStale(state: LayoutState, tree: TreeName, ids: string[]): LayoutState {
  return { ...state, stale: { ...state.stale, [tree]: [...new Set([...state.stale[tree], ...ids])] } };
}

function idsOf(nodes: unknown): string[] {
  return listOf(nodes).map(node => textOf(fieldsOf(node)['id']));
}

/** The tree with these elements added or replaced; values that are no elements are skipped. */
export function withElements(tree: ElementTree, added: readonly unknown[]): ElementTree {
  const elements = { ...tree.elements };
  for (const element of added) if (isElement(element)) elements[element.id] = element;
  return { ...tree, elements };
}

export function isElement(value: unknown): value is Element {
  return textOf(fieldsOf(value)['id']) !== '';
}

/** Elements whose name or attributes contain the text. */
export function matchingElements({ elements }: ElementTree, text: string): Set<string> {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return new Set();
  const matches = ({ name, attributes = [] }: Element) =>
    [name, ...attributes.map(({ value }) => value)].join(' ').toLowerCase().includes(wanted);
  return new Set(
    Object.values(elements)
      .filter(matches)
      .map(({ id }) => id),
  );
}
