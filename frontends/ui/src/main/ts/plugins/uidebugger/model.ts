/** A rectangle, relative to that of the parent. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A value, tagged by its type. Which of the members there are depends on the type. */
export interface Inspectable {
  type: string;
  value?: unknown;
  fields?: Record<string, Inspectable>;
  items?: Inspectable[];
  label?: string;
  pluginId?: string;
  deeplinkPayload?: unknown;
}

/** The app's description of an attribute. */
export interface Metadata {
  name: string;
  mutable: boolean;
  possibleValues?: Inspectable[];
}

export interface UiNode {
  id: string;
  name: string;
  qualifiedName?: string;
  children: string[];
  /** The only child that is visible, such as the page of a pager. */
  activeChild?: string;
  bounds: Box;
  attributes: Record<string, Inspectable>;
  inlineAttributes: Record<string, string>;
  tags: string[];
}

/** Something that the app's UI framework did. */
export interface FrameworkEvent {
  nodeId: string;
  type: string;
  timestamp: number;
  duration?: number;
  thread?: string;
  payload?: unknown;
}

export interface TraversalError {
  nodeName: string;
  errorMessage: string;
}

export interface CustomAction {
  type: string;
  title: string;
  value?: boolean;
}

export interface ActionGroup {
  title: string;
  actions: CustomAction[];
}

export interface Snapshot {
  nodeId: string;
  /** PNG in base64. */
  data: string;
}
