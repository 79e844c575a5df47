import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { RowStore } from '../../rows/store';
import type { Column, TableLook } from './columns';
import { copyText } from '../clipboard';
import { counted } from '../format';
import { Menu } from '../Menu';
import { useShortcut } from '../shortcuts';

interface Props<T> {
  look: Signal<TableLook>;
  columns: Column<T>[];
  rows: RowStore<T>;
  count: number;
  copyAll(): string;
  onClear: (() => void) | undefined;
  moreColumns: ComponentChildren;
  children?: ComponentChildren;
}

/** What stands above a table: search, the plugin's own buttons, columns, how many rows there are. */
export function TableBar<T>({ look, columns, rows, count, copyAll, onClear, moreColumns, children }: Props<T>) {
  const box = useRef<HTMLInputElement>(null);
  const total = rows.size;
  useShortcut('/', 'Search the table', () => box.current?.focus());
  useShortcut('ctrl+l', 'Clear the table', () => onClear?.());
  const toggle = (key: string) => {
    const { hiddenColumns } = look.value;
    look.value = {
      ...look.value,
      hiddenColumns: hiddenColumns.includes(key) ? hiddenColumns.filter(one => one !== key) : [...hiddenColumns, key],
    };
  };
  return (
    <div class="bar" role="toolbar" aria-label="Table">
      <input
        ref={box}
        type="search"
        class="search"
        aria-label="Search"
        title={'one two   "one two"   -not   column:value   /regex/'}
        placeholder="Search   -not   column:value   /regex/"
        value={look.value.search}
        onInput={event => (look.value = { ...look.value, search: event.currentTarget.value })}
        onKeyDown={event => event.key === 'Escape' && (look.value = { ...look.value, search: '' })}
      />
      {children}
      <span class="grow" />
      <span class="muted count" role="status">
        {count === total ? '' : `${count.toLocaleString('en')} of `}
        {counted(total, 'row')}
      </span>
      <Menu label="Columns" face="Columns">
        {() => (
          <>
            {columns.map(({ key, title }) => (
              <label key={key} class="menu-item">
                <input type="checkbox" checked={!look.value.hiddenColumns.includes(key)} onChange={() => toggle(key)} />
                {title}
              </label>
            ))}
            {moreColumns}
          </>
        )}
      </Menu>
      <button type="button" onClick={() => void copyText(copyAll(), 'All rows shown')} disabled={count === 0}>
        Copy rows
      </button>
      {onClear && (
        <button type="button" onClick={onClear} title="Ctrl+L" disabled={total === 0}>
          Clear
        </button>
      )}
    </div>
  );
}
