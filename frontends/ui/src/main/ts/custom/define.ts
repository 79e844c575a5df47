import { h, type ComponentType } from 'preact';
import { receiveRow, tableOf, type Schema, type TableState } from '../plugins/tables/state';
import { TableView } from '../plugins/tables/TableView';
import type { PagePlugin, PluginSession } from '../state/plugin';

/** A plugin of the page that a developer adds, as its module exports it by default. */
export interface CustomPlugin<S = unknown> extends PagePlugin<S> {
  /** Id of the app's plugin. */
  id: string;
}

/** What the author of a plugin writes. */
export interface PluginDefinition<S> {
  /** Id of the app's plugin. */
  id: string;
  title?: string;
  /** Returns the state before the first message; each app gets its own. */
  state?(): S;
  /** The state after a message; undefined leaves it as it is. */
  onMessage?(state: S, method: string, params: unknown): S | undefined;
  /** Runs when the app's plugin was opened, also after the app reconnected. */
  onOpen?(session: PluginSession<S>): void | Promise<void>;
  View: ComponentType<{ session: PluginSession<S>; state: S }>;
}

/** Makes a plugin of the page. */
export function definePlugin<S>(definition: PluginDefinition<S>): CustomPlugin<S> {
  const { id, title = id, View } = definition;
  return {
    id,
    title,
    initialState: () => definition.state?.() as S,
    receive: (state, { method, params }) => definition.onMessage?.(state, method, params) ?? state,
    onOpen: session => definition.onOpen?.(session),
    View: ({ session }) => h(View, { session, state: session.state.value }),
  };
}

/** Makes a plugin that is a table. */
export function table({ id, title = id, ...schema }: Schema & { id: string }): CustomPlugin<TableState> {
  return {
    id,
    title,
    initialState: () => tableOf(schema),
    receive(state, message) {
      receiveRow(state, message);
      return state;
    },
    View: ({ session }) => h(TableView, { table: session.state.value, name: title, empty: 'No rows yet.' }),
  };
}
