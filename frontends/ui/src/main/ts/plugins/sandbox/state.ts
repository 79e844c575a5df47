import { fieldsOf, textOf } from '../../api/json';

export interface Environment {
  name: string;
  value: string;
}

export interface SandboxState {
  /** The environments to choose from; null until the app has answered. */
  environments: Environment[] | null;
  /** The one that was set last from this page. */
  current: string | null;
}

export function initialState(): SandboxState {
  return { environments: null, current: null };
}

/** The environments in an app's answer; null where it has none. */
export function environmentsIn(answer: unknown): Environment[] | null {
  if (!Array.isArray(answer)) return null;
  return answer.map(entry => {
    const { name, value } = fieldsOf(entry);
    return { name: textOf(name), value: textOf(value) };
  });
}
