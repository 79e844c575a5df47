import { useSignal } from '@preact/signals';
import { onSubmit } from '../../components/onSubmit';
import { StoredList } from '../../components/storage';

/** Headers that have a column of their own in the list of calls. */
export const headerColumns = new StoredList('header columns');

/** Adds and removes columns for headers. */
export function HeaderColumns() {
  const draft = useSignal('');
  const names = headerColumns.items.value;
  const add = () => {
    const name = draft.value.trim();
    const exists = names.some(other => other.toLowerCase() === name.toLowerCase());
    if (name !== '' && !exists) headerColumns.set([...names, name]);
    draft.value = '';
  };
  return (
    <>
      <form class="menu-line" onSubmit={onSubmit(add)}>
        <input
          class="grow"
          aria-label="Header"
          placeholder="name of a header"
          value={draft.value}
          onInput={event => (draft.value = event.currentTarget.value)}
        />
        <button type="submit" disabled={draft.value.trim() === ''}>
          Add
        </button>
      </form>
      {names.length > 0 && (
        <button type="button" class="menu-item" onClick={() => headerColumns.set([])}>
          Remove header columns
        </button>
      )}
    </>
  );
}
