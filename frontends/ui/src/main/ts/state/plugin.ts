import type { ReadonlySignal, Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Exec } from '../api/commands';

/** A message of an app's plugin: a method's name and its parameters. */
export interface Message {
  method: string;
  params: unknown;
}

/** What a session shows: a plugin of an app, or one of a device. */
export interface Target {
  /** Client id of the app; null for a device. */
  clientId: string | null;
  /** Serial of the device. */
  serial: string;
  /** Name for people. */
  name: string;
}

/** A failed request, or a sentence of the plugin's own. */
export type Problem = Error | string;

/** What a plugin of the page sees of its session with one app. */
export interface PluginSession<S> {
  /** Id of the app's plugin. */
  readonly pluginId: string;
  readonly target: Target;
  readonly state: Signal<S>;
  /** Whether the app is connected and has the plugin open. */
  readonly connected: ReadonlySignal<boolean>;
  /** The last failure, until the next success. */
  readonly problem: Signal<Problem | null>;
  /** A deep link for the plugin, such as the id of a row. */
  readonly link: ReadonlySignal<string | null>;
  readonly exec: Exec;
  update(step: (state: S) => S): void;
  /** Calls a method of the app's plugin. Fails with a RequestError. */
  call<T = unknown>(method: string, params?: unknown): Promise<T>;
  /** Calls a method and shows the error if it fails; the answer is then undefined. */
  tryCall<T = unknown>(method: string, params?: unknown): Promise<T | undefined>;
  /** Whether the app's plugin has the method. */
  supports(method: string): Promise<boolean>;
  /** Gives the plugin the title that its app declares. */
  declareTitle(title: string): void;
}

/** A plugin of the page: how the messages of an app's plugin become a view. */
export interface PagePlugin<S> {
  /** Empty where the app declares the title. */
  title: string;
  initialState(): S;
  /** The state after a message. A RowStore in it may be filled in place; everything else is replaced. */
  receive(state: S, message: Message): S;
  /** Runs when the app's plugin was opened, also after the app reconnected. */
  onOpen?(session: PluginSession<S>): void | Promise<void>;
  View(props: { session: PluginSession<S> }): ComponentChildren;
}
