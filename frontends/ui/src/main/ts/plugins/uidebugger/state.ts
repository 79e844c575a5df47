import type { Message } from '../../state/plugin';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Metadata {
  id: number;
  type: string;
  namespace: string;
  name: string;
  mutable: boolean;
  possibleValues?: Inspectable[];
  minValue?: Inspectable;
  maxValue?: Inspectable;
}

/** A value, tagged by its type. */
export interface Inspectable {
  type: string;
  value?: any;
  fields?: Record<string, Inspectable>;
  items?: Inspectable[];
  [member: string]: unknown;
}

export interface UiNode {
  id: string;
  parent?: string;
  name: string;
  qualifiedName?: string;
  children: string[];
  bounds: Box;
  attributes: Record<string, Inspectable>;
  inlineAttributes: Record<string, string>;
  tags: string[];
  activeChild?: string;
  lineNumber?: number;
}

export interface FrameworkEvent {
  id: number | string;
  nodeId: string;
  treeId?: string;
  type: string;
  timestamp: number;
  duration?: number;
  thread?: string;
  payload?: Record<string, unknown>;
}

export interface UiState {
  root: string | null;
  nodes: Record<string, UiNode>;
  snapshot: { nodeId: string; data: string } | null;
  frameTime: number;
  metadata: Record<string, Metadata>;
  events: FrameworkEvent[];
  stats: Record<string, unknown>[];
  errors: { nodeName: string; errorType: string; errorMessage: string }[];
  modes: string[];
  mode: string | null;
  actions: { title: string; actions: { type: string; title: string; value?: boolean }[] }[];
  paused: boolean;
}

export const START: UiState = {
  root: null,
  nodes: {},
  snapshot: null,
  frameTime: 0,
  metadata: {},
  events: [],
  stats: [],
  errors: [],
  modes: [],
  mode: null,
  actions: [],
  paused: false,
};

const MOST_EVENTS = 10_000;

export function receive(state: UiState, { method, params }: Message): UiState {
  switch (method) {
    case 'init':
      return {
        ...state,
        root: String(params.rootId),
        frameTime: 0,
        modes: params.supportedTraversalModes ?? [],
        mode: params.currentTraversalMode ?? null,
        actions: params.customActionGroups ?? [],
      };
    case 'metadataUpdate':
      return { ...state, metadata: { ...state.metadata, ...params.attributeMetadata } };
    case 'frameScan':
      return frame(state, params);
    case 'performanceStats':
      return { ...state, stats: [...state.stats, params].slice(-500) };
    case 'traversalError':
      return { ...state, errors: [...state.errors, params].slice(-100) };
    default:
      return state;
  }
}

/** A frame is the whole tree; one that is older than what is shown is late. */
function frame(state: UiState, { frameTime, nodes, snapshot, frameworkEvents }: any): UiState {
  const events = frameworkEvents?.length
    ? [...state.events, ...frameworkEvents.map((event: any) => ({ ...event, nodeId: String(event.nodeId) }))].slice(
        -MOST_EVENTS,
      )
    : state.events;
  if (state.paused || frameTime < state.frameTime) return { ...state, events };
  const known: Record<string, UiNode> = {};
  for (const node of nodes) known[String(node.id)] = nodeOf(node);
  return {
    ...state,
    events,
    frameTime,
    nodes: known,
    snapshot: snapshot ? { nodeId: String(snapshot.nodeId), data: snapshot.data } : state.snapshot,
  };
}

function nodeOf(node: any): UiNode {
  return {
    ...node,
    id: String(node.id),
    ...(node.parent != null ? { parent: String(node.parent) } : {}),
    ...(node.activeChild != null ? { activeChild: String(node.activeChild) } : {}),
    children: (node.children ?? []).map(String),
    attributes: node.attributes ?? {},
    inlineAttributes: node.inlineAttributes ?? {},
    tags: node.tags ?? [],
    bounds: node.bounds ?? { x: 0, y: 0, width: 0, height: 0 },
  };
}

export interface PlacedBox extends Box {
  id: string;
}

/** Where every visible node is on the whole, outer before inner ones. Of a node with an active child only that one is seen. */
export function placed({ root, nodes }: Pick<UiState, 'root' | 'nodes'>): PlacedBox[] {
  const boxes: PlacedBox[] = [];
  const visit = (id: string, x: number, y: number, depth: number) => {
    const node = nodes[id];
    if (!node || depth > 500) return;
    const box = {
      id,
      x: x + node.bounds.x,
      y: y + node.bounds.y,
      width: node.bounds.width,
      height: node.bounds.height,
    };
    boxes.push(box);
    for (const child of node.activeChild ? [node.activeChild] : node.children) visit(child, box.x, box.y, depth + 1);
  };
  if (root !== null) visit(root, 0, 0, 0);
  return boxes;
}

/** The innermost box at a point: of those that hold it the smallest, the later one if equal. */
export function boxAt(boxes: PlacedBox[], x: number, y: number): PlacedBox | null {
  let best: PlacedBox | null = null;
  for (const box of boxes) {
    const inside = x >= box.x && y >= box.y && x < box.x + box.width && y < box.y + box.height;
    if (inside && (best === null || box.width * box.height <= best.width * best.height)) best = box;
  }
  return best;
}

/** A value as text; null if it is a group of others. */
export function inspectableText(value: Inspectable): string | null {
  switch (value.type) {
    case 'object':
    case 'array':
      return null;
    case 'color': {
      const { r, g, b, a } = value.value ?? {};
      return `rgba(${r}, ${g}, ${b}, ${a})`;
    }
    case 'pluginDeeplink':
      return String(value['label'] ?? value['pluginId']);
    case 'text':
    case 'number':
    case 'boolean':
    case 'enum':
    case 'unknown':
      return String(value.value ?? '');
    default:
      return Object.entries(value.value ?? {})
        .map(([name, part]) => `${name} ${part}`)
        .join(', ');
  }
}

/** For values of several parts: the part's name and what the app calls it. */
export const PARTS: Record<string, [string, string][]> = {
  space: [
    ['top', 'TOP'],
    ['right', 'RIGHT'],
    ['bottom', 'BOTTOM'],
    ['left', 'LEFT'],
  ],
  bounds: [
    ['x', 'X'],
    ['y', 'Y'],
    ['width', 'WIDTH'],
    ['height', 'HEIGHT'],
  ],
  size: [
    ['width', 'WIDTH'],
    ['height', 'HEIGHT'],
  ],
  coordinate: [
    ['x', 'X'],
    ['y', 'Y'],
  ],
  coordinate3d: [
    ['x', 'X'],
    ['y', 'Y'],
    ['z', 'Z'],
  ],
};
