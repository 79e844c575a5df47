import { fieldsOf, listOf, stringsOf, textOf, type Fields } from '../../api/json';
import type { Message } from '../../state/plugin';
import type { ActionGroup, FrameworkEvent, Metadata, Snapshot, TraversalError, UiNode } from './model';
import { eventsIn, nodesIn, snapshotIn } from './parse';

export interface UiState {
  root: string | null;
  nodes: Record<string, UiNode>;
  snapshot: Snapshot | null;
  frameTime: number;
  metadata: Record<string, Metadata>;
  events: FrameworkEvent[];
  /** What each traversal cost the app. */
  stats: Fields[];
  errors: TraversalError[];
  /** The trees that the app offers, and the one that it sends. */
  modes: string[];
  mode: string | null;
  actions: ActionGroup[];
  paused: boolean;
}

const MAX_EVENTS = 10_000;
const MAX_STATS = 500;
const MAX_ERRORS = 100;

export function initialState(): UiState {
  return {
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
}

export function receive(state: UiState, { method, params }: Message): UiState {
  const fields = fieldsOf(params);
  switch (method) {
    case 'init':
      return withTree(state, fields);
    case 'metadataUpdate':
      return { ...state, metadata: { ...state.metadata, ...(fields['attributeMetadata'] as UiState['metadata']) } };
    case 'frameScan':
      return withFrame(state, fields);
    case 'performanceStats':
      return { ...state, stats: [...state.stats, fields].slice(-MAX_STATS) };
    case 'traversalError':
      return { ...state, errors: [...state.errors, params as TraversalError].slice(-MAX_ERRORS) };
    default:
      return state;
  }
}

function withTree(state: UiState, fields: Fields): UiState {
  const mode = fields['currentTraversalMode'];
  return {
    ...state,
    root: textOf(fields['rootId']),
    frameTime: 0,
    modes: stringsOf(fields['supportedTraversalModes']),
    mode: typeof mode === 'string' ? mode : null,
    actions: listOf(fields['customActionGroups']) as ActionGroup[],
  };
}

/** A frame is the whole tree. One that is older than the current one is skipped, but for its events. */
function withFrame(state: UiState, fields: Fields): UiState {
  const added = eventsIn(fields['frameworkEvents']);
  const events = added.length > 0 ? [...state.events, ...added].slice(-MAX_EVENTS) : state.events;
  const frameTime = Number(fields['frameTime']);
  if (state.paused || frameTime < state.frameTime) return { ...state, events };
  const snapshot = snapshotIn(fields['snapshot']) ?? state.snapshot;
  return { ...state, events, frameTime, snapshot, nodes: nodesIn(fields['nodes']) };
}

/** The state after the app has run an action that is on or off. */
export function withActionValue(state: UiState, group: number, action: number, value: boolean): UiState {
  const replaced = <T>(items: T[], index: number, replace: (item: T) => T) =>
    items.map((item, at) => (at === index ? replace(item) : item));
  return {
    ...state,
    actions: replaced(state.actions, group, ({ title, actions }) => ({
      title,
      actions: replaced(actions, action, one => (one.type === 'BooleanAction' ? { ...one, value } : one)),
    })),
  };
}

/** Nodes whose name or attributes in the tree contain the text. */
export function matchingNodes({ nodes }: UiState, text: string): Set<string> {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return new Set();
  const matches = ({ name, inlineAttributes }: UiNode) =>
    [name, ...Object.values(inlineAttributes)].join(' ').toLowerCase().includes(wanted);
  return new Set(
    Object.values(nodes)
      .filter(matches)
      .map(({ id }) => id),
  );
}
