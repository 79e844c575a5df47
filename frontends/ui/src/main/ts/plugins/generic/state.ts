import { RowStore } from '../../rows/store';
import type { Message } from '../../state/plugin';
import { isSchema, receiveRow, tableOf, type Schema, type TableState } from '../tables/state';

/** One line of the console. */
export interface Line {
  at: number;
  kind: 'event' | 'call' | 'answer' | 'error';
  method: string;
  params: unknown;
}

export interface GenericState {
  lines: RowStore<Line>;
  /** Methods that the user has called. */
  calledMethods: string[];
  /** The table that the app declares; null where it declares none. */
  table: TableState | null;
}

export function initialState(): GenericState {
  return { lines: new RowStore<Line>(), calledMethods: [], table: null };
}

export function receive(state: GenericState, message: Message): GenericState {
  const { method, params } = message;
  state.lines.put({ at: Date.now(), kind: 'event', method, params });
  if (method === 'schema' && isSchema(params)) return withSchema(state, params);
  if (state.table) receiveRow(state.table, message);
  return state;
}

/** A schema that is declared again, unchanged, keeps the rows. */
export function withSchema(state: GenericState, schema: Schema): GenericState {
  const unchanged = state.table && JSON.stringify(state.table.schema) === JSON.stringify(schema);
  return unchanged ? state : { ...state, table: tableOf(schema) };
}

export function withCalledMethod(state: GenericState, method: string): GenericState {
  return state.calledMethods.includes(method) ? state : { ...state, calledMethods: [...state.calledMethods, method] };
}
