import { h, type ComponentType } from 'preact';
import { TableView } from '../plugins/tables/TableView';
import { fill, tableOf, type Schema, type TableState } from '../plugins/tables/table';
import type { Session } from '../state/session';
import type { OwnPlugin } from './load';

/** A plugin in the words of its author. */
export interface OwnDefinition<S> {
  /** Id of the app's plugin. */
  id: string;
  title?: string;
  /** State before anything was said; a function, so that each app gets its own. */
  state?(): S;
  /** The state after a message; leave out what does not matter. */
  onMessage?(state: S, method: string, params: any): S | undefined;
  /** The app listens: ask it for things with `session.call(method, params)`. */
  onOpen?(session: Session<S>): void | Promise<void>;
  View: ComponentType<{ session: Session<S>; state: S }>;
}

/** Makes a plugin of the page; export it as a module's default. */
export function definePlugin<S>({ id, title, state, onMessage, onOpen, View }: OwnDefinition<S>): OwnPlugin {
  return {
    id,
    title: title ?? id,
    start: () => state?.() as S,
    receive: (now: S, { method, params }: { method: string; params: any }) => onMessage?.(now, method, params) ?? now,
    ...(onOpen ? { opened: onOpen } : {}),
    View: ({ session }) => h(View, { session, state: session.state.value }),
  };
}

/** A plugin that is a table, as `createTablePlugin` makes one in the original. */
export function table({ id, title, ...schema }: Schema & { id: string }): OwnPlugin {
  return {
    id,
    title: title ?? id,
    start: () => tableOf(schema),
    receive(state: TableState, message) {
      fill(state, message);
      return state;
    },
    View: ({ session }) => h(TableView, { table: session.state.value, name: title ?? id, empty: 'No rows yet.' }),
  };
}
