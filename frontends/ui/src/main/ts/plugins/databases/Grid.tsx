import { useSignal } from '@preact/signals';
import type { Value } from './protocol';
import { valueText } from './protocol';

interface Props {
  label: string;
  columns: string[];
  values: Value[][];
  selected?: number | null;
  onSelect?(row: number): void;
  sort?: { column: string; down: boolean } | null;
  onSort?(column: string): void;
  /** Saves a cell; cells cannot be edited without. */
  onEdit?: ((row: number, column: string, text: string) => void) | undefined;
}

const LONGEST = 300;

/** A page of a database's table. A double click or Enter edits a cell. */
export function Grid({ label, columns, values, selected, onSelect, sort, onSort, onEdit }: Props) {
  const editing = useSignal<[number, string] | null>(null);
  return (
    <div class="grid-scroller" tabIndex={0} role="region" aria-label={label}>
      <table class="grid">
        <thead>
          <tr>
            {columns.map((column, at) => (
              <th
                key={column}
                scope="col"
                class={values[0]?.[at]?.type ?? ''}
                aria-sort={sort?.column === column ? (sort.down ? 'descending' : 'ascending') : undefined}
              >
                {onSort ? (
                  <button type="button" onClick={() => onSort(column)}>
                    {column}
                    {sort?.column === column && (sort.down ? ' ↓' : ' ↑')}
                  </button>
                ) : (
                  column
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {values.map((row, index) => (
            <tr key={index} class={index === selected ? 'selected' : ''} onClick={() => onSelect?.(index)}>
              {columns.map((column, at) => {
                const isEdited = editing.value?.[0] === index && editing.value[1] === column;
                const words = valueText(row[at]);
                return (
                  <td
                    key={column}
                    class={row[at]?.type ?? ''}
                    onDblClick={() => onEdit && (editing.value = [index, column])}
                  >
                    {isEdited ? (
                      <CellEditor
                        name={column}
                        start={row[at]?.type === 'null' ? '' : words}
                        done={text => {
                          editing.value = null;
                          if (text !== null) onEdit?.(index, column, text);
                        }}
                      />
                    ) : words.length > LONGEST ? (
                      `${words.slice(0, LONGEST)}…`
                    ) : (
                      words
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {values.length === 0 && <p class="muted table-empty">No rows.</p>}
    </div>
  );
}

function CellEditor({ name, start, done }: { name: string; start: string; done(text: string | null): void }) {
  const draft = useSignal(start);
  return (
    <input
      class="edit"
      aria-label={name}
      value={draft.value}
      ref={box => box?.focus()}
      onInput={event => (draft.value = event.currentTarget.value)}
      onBlur={() => done(null)}
      onKeyDown={event => {
        if (event.key === 'Enter') done(draft.value);
        if (event.key === 'Escape') done(null);
      }}
    />
  );
}
