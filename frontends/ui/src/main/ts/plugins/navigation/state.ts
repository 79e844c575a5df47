import { fieldsOf, textOf } from '../../api/json';
import type { Message } from '../../state/plugin';

/** A place that the app has shown. */
export interface Visit {
  uri: string;
  date: string;
  source: string;
}

export interface NavigationState {
  /** The latest first. */
  visits: Visit[];
}

const MAX_VISITS = 2000;

export function initialState(): NavigationState {
  return { visits: [] };
}

export function receive(state: NavigationState, { method, params }: Message): NavigationState {
  const { uri, date, class: source } = fieldsOf(params);
  if (method !== 'nav_event' || uri === undefined || uri === null) return state;
  const visit = { uri: textOf(uri), date: textOf(date), source: textOf(source) };
  return { visits: [visit, ...state.visits].slice(0, MAX_VISITS) };
}

const PLACEHOLDER = /\{(\w+)\}/g;

/** The names in braces, which the user has to fill in. */
export function placeholdersOf(uri: string): string[] {
  return [...new Set([...uri.matchAll(PLACEHOLDER)].map(([, name]) => name!))];
}

export function fillIn(uri: string, values: Record<string, string>): string {
  return uri.replace(PLACEHOLDER, (whole, name: string) => encodeURIComponent(values[name] ?? whole));
}
