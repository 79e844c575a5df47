import { fieldsOf, stringsOf } from '../../api/json';

/** A value of an element, and how it can be changed. */
export interface Field {
  /** The type that the app expects with a change; `auto` for a value without one. */
  kind: string;
  mutable: boolean;
  value: unknown;
  /** The values to choose from; null for any value. */
  choices: string[] | null;
}

export function fieldOf(raw: unknown): Field {
  const fields = fieldsOf(raw);
  if (!('__type__' in fields)) return { kind: 'auto', mutable: false, value: raw, choices: null };
  const kind = String(fields['__type__']);
  const mutable = Boolean(fields['__mutable__']);
  const { value } = fields;
  return kind === 'picker' ? pickerOf(mutable, value) : { kind, mutable, value, choices: null };
}

/** A picker's value is JSON in a string. */
function pickerOf(mutable: boolean, value: unknown): Field {
  try {
    const { values, selected } = fieldsOf(JSON.parse(String(value)));
    return { kind: 'picker', mutable, value: selected, choices: stringsOf(values) };
  } catch {
    return { kind: 'picker', mutable: false, value, choices: null };
  }
}

/** A value without the types that its members are wrapped in. */
export function plainValue(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('__type__' in value) return plainValue(fieldOf(value).value);
  if (Array.isArray(value)) return value.map(plainValue);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plainValue(member)]));
}
