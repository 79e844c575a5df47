import { useSignal, type Signal } from '@preact/signals';
import type { Sort } from '../../components/table/settings';
import type { Value } from './protocol';
import { valueText } from './values';

interface Props {
  label: string;
  columns: string[];
  values: Value[][];
  selected?: number | null;
  onSelect?(row: number): void;
  sort?: Sort | null;
  onSort?(column: string): void;
  /** Saves a cell. Without it, cells cannot be edited. */
  onEdit?: ((row: number, column: string, text: string) => void) | undefined;
}

interface Cell {
  row: number;
  column: string;
}

const MAX_LENGTH = 300;

/** Rows of a database. A double click edits a cell. */
export function Grid(props: Props) {
  const { label, columns, values, selected, onSelect } = props;
  const editing = useSignal<Cell | null>(null);
  return (
    <div class="grid-scroller" tabIndex={0} role="region" aria-label={label}>
      <table class="grid">
        <thead>
          <tr>
            {columns.map((column, at) => (
              <HeadCell key={column} {...props} column={column} type={values[0]?.[at]?.type ?? ''} />
            ))}
          </tr>
        </thead>
        <tbody>
          {values.map((row, index) => (
            <tr key={index} class={index === selected ? 'selected' : ''} onClick={() => onSelect?.(index)}>
              {columns.map((column, at) => (
                <GridCell key={column} cell={{ row: index, column }} value={row[at]} editing={editing} {...props} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {values.length === 0 && <p class="muted table-empty">No rows.</p>}
    </div>
  );
}

function HeadCell({ column, type, sort, onSort }: Pick<Props, 'sort' | 'onSort'> & { column: string; type: string }) {
  const sorted = sort?.column === column ? sort : null;
  return (
    <th scope="col" class={type} aria-sort={sorted ? (sorted.down ? 'descending' : 'ascending') : undefined}>
      {onSort ? (
        <button type="button" onClick={() => onSort(column)}>
          {column}
          {sorted && (sorted.down ? ' ↓' : ' ↑')}
        </button>
      ) : (
        column
      )}
    </th>
  );
}

interface CellProps {
  cell: Cell;
  value: Value | undefined;
  editing: Signal<Cell | null>;
  onEdit?: Props['onEdit'];
}

function GridCell({ cell, value, editing, onEdit }: CellProps) {
  const { row, column } = cell;
  const isEdited = editing.value?.row === row && editing.value.column === column;
  const text = valueText(value);
  const finish = (edited: string | null) => {
    editing.value = null;
    if (edited !== null) onEdit?.(row, column, edited);
  };
  return (
    <td class={value?.type ?? ''} onDblClick={() => onEdit && (editing.value = cell)}>
      {isEdited ? (
        <CellEditor name={column} initial={value?.type === 'null' ? '' : text} finish={finish} />
      ) : text.length > MAX_LENGTH ? (
        `${text.slice(0, MAX_LENGTH)}…`
      ) : (
        text
      )}
    </td>
  );
}

interface EditorProps {
  name: string;
  initial: string;
  /** Receives the edited text; null where the user cancelled. */
  finish(text: string | null): void;
}

function CellEditor({ name, initial, finish }: EditorProps) {
  const draft = useSignal(initial);
  return (
    <input
      class="edit"
      aria-label={name}
      value={draft.value}
      ref={box => box?.focus()}
      onInput={event => (draft.value = event.currentTarget.value)}
      onBlur={() => finish(null)}
      onKeyDown={event => {
        if (event.key === 'Enter') finish(draft.value);
        if (event.key === 'Escape') finish(null);
      }}
    />
  );
}
