import type { Message } from '../../state/plugin';

export interface Element {
  id: string;
  name: string;
  expanded?: boolean;
  children: string[];
  attributes: { name: string; value: string }[];
  data: Record<string, Record<string, unknown>>;
  decoration?: string;
  extraInfo?: { linkedNode?: string };
}

/** One of the two trees of an app: views, or what accessibility sees. */
export interface ElementTree {
  root: string | null;
  elements: Record<string, Element>;
}

export interface LayoutState {
  views: ElementTree;
  accessibility: ElementTree;
  /** Nodes the app says have changed; to be read again. */
  stale: string[];
  staleAccessibility: string[];
  /** What was tapped on the device. */
  tapped: string | null;
}

export const NO_TREE: ElementTree = { root: null, elements: {} };

export function withElements(tree: ElementTree, elements: (Element | null | undefined)[]): ElementTree {
  const next = { ...tree.elements };
  for (const element of elements) if (element) next[element.id] = element;
  return { ...tree, elements: next };
}

export function receive(state: LayoutState, { method, params }: Message): LayoutState {
  const ids = () => (params.nodes as { id: string }[]).map(({ id }) => id);
  switch (method) {
    case 'invalidate':
      return { ...state, stale: [...new Set([...state.stale, ...ids()])] };
    case 'invalidateAX':
      return { ...state, staleAccessibility: [...new Set([...state.staleAccessibility, ...ids()])] };
    case 'invalidateWithData':
      return { ...state, views: withElements(state.views, params.nodes) };
    case 'invalidateWithDataAX':
      return { ...state, accessibility: withElements(state.accessibility, params.nodes) };
    case 'select':
      return { ...state, tapped: params.path?.at(-1) ?? null };
    default:
      return state;
  }
}

/** A value of an attribute, and whether and as what it can be changed. */
export interface Field {
  kind: string;
  mutable: boolean;
  value: unknown;
  /** What a picker or an enumeration offers. */
  choices: string[] | null;
}

export function fieldOf(raw: unknown): Field {
  if (raw === null || typeof raw !== 'object' || !('__type__' in raw))
    return { kind: 'auto', mutable: false, value: raw, choices: null };
  const {
    __type__: kind,
    __mutable__: mutable,
    value,
  } = raw as { __type__: string; __mutable__?: boolean; value: unknown };
  if (kind !== 'picker') return { kind, mutable: Boolean(mutable), value, choices: null };
  try {
    const { values, selected } = JSON.parse(String(value));
    return { kind, mutable: Boolean(mutable), value: selected, choices: values };
  } catch {
    return { kind, mutable: false, value, choices: null };
  }
}

/** Nodes whose name or attributes hold the text. */
export function matches({ elements }: ElementTree, text: string): Set<string> {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return new Set();
  return new Set(
    Object.values(elements)
      .filter(({ name, attributes }) =>
        `${name} ${(attributes ?? []).map(({ value }) => value).join(' ')}`.toLowerCase().includes(wanted),
      )
      .map(({ id }) => id),
  );
}
