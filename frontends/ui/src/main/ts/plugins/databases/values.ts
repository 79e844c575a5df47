import { textOf } from '../../api/json';
import { counted } from '../../components/format';
import type { StatementResult, Value } from './protocol';

export function valueText(value: Value | undefined): string {
  if (!value || value.type === 'null') return 'NULL';
  return textOf(value.value ?? 'NULL');
}

/** The result of a statement in a few words. */
export function outcomeOf({ type, values, insertedId, affectedCount, truncated }: StatementResult): string {
  switch (type) {
    case 'select':
      return `${counted(values?.length ?? 0, 'row')}${truncated ? ', truncated' : ''}`;
    case 'insert':
      return insertedId === undefined || insertedId < 0 ? 'inserted' : `inserted as ${insertedId}`;
    case 'update_delete':
      return `${counted(affectedCount ?? 0, 'row')} changed`;
    case 'raw':
      return 'done';
  }
}

/** A result as tab-separated text, with the names of its columns. */
export function resultAsText({ columns = [], values = [] }: StatementResult): string {
  return [columns, ...values.map(row => row.map(valueText))].map(row => row.join('\t')).join('\n');
}

/** A text that is JSON, as its value; undefined for any other text. */
export function jsonIn(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
