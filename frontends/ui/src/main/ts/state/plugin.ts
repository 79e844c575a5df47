import type { ComponentType } from 'preact';
import type { Session } from './session';

/** What a plugin of an app said: an event's name and what came with it. */
export interface Message {
  method: string;
  params: any;
}

/** What shows a plugin. One folder each, all of this shape. */
export interface PagePlugin<S = any> {
  title: string;
  /** State before anything was said. */
  start(): S;
  /** State after a message. Tables of rows may be filled in place; all else is replaced. */
  receive(state: S, message: Message): S;
  /** The app listens now: the first time, and again after it reconnected. Here is where to ask it for things. */
  opened?(session: Session<S>): void | Promise<void>;
  View: ComponentType<{ session: Session<S> }>;
}
