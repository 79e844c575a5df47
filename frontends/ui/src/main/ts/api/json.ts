// Reads values that apps send, which may be anything. What does not fit reads as absent or empty.

export type Fields = Readonly<Record<string, unknown>>;

/** The members of an object; none where the value is no object. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

/** The items of an array; none where the value is no array. */
export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

export function stringsOf(value: unknown): string[] {
  return listOf(value).map(item => textOf(item));
}

/** A value as text: empty where it is absent, JSON where it is an object. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  // eslint-disable-next-line @typescript-eslint/no-base-to-string -- objects are handled here
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A number, also one written as text; undefined where there is none. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value !== 'number' && (typeof value !== 'string' || value.trim() === '')) return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}
