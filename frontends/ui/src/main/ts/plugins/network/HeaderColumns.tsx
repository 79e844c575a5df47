import { signal, useSignal } from '@preact/signals';

const KEY = 'header columns';

/** Headers that have a column of their own in the list of calls. */
export const headerColumns = signal<string[]>(JSON.parse(localStorage.getItem(KEY) ?? '[]'));

function keep(names: string[]): void {
  headerColumns.value = names;
  localStorage.setItem(KEY, JSON.stringify(names));
}

/** Where one chooses them. */
export function HeaderColumns() {
  const draft = useSignal('');
  const add = () => {
    const name = draft.value.trim();
    draft.value = '';
    if (name !== '' && !headerColumns.value.some(one => one.toLowerCase() === name.toLowerCase()))
      keep([...headerColumns.value, name]);
  };
  return (
    <>
      <form class="menu-line" onSubmit={event => (event.preventDefault(), add())}>
        <input
          class="grow"
          aria-label="Header"
          placeholder="a header"
          value={draft.value}
          onInput={event => (draft.value = event.currentTarget.value)}
        />
        <button type="submit" disabled={draft.value.trim() === ''}>
          Add
        </button>
      </form>
      {headerColumns.value.length > 0 && (
        <button type="button" class="menu-item" onClick={() => keep([])}>
          Remove columns of headers
        </button>
      )}
    </>
  );
}
