import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { Checkbox } from '../Checkbox';
import { copyText } from '../clipboard';
import { counted } from '../format';
import { Menu } from '../Menu';
import { useShortcut } from '../shortcuts';
import type { Column } from './columns';
import { toggled, type TableSettings } from './settings';

interface Props<T> {
  settings: Signal<TableSettings>;
  columns: Column<T>[];
  /** How many rows there are, and how many of them are visible. */
  total: number;
  visible: number;
  copyAll(): string;
  onClear: (() => void) | undefined;
  moreColumns: ComponentChildren;
  children?: ComponentChildren;
}

/** The toolbar of a table: search, the plugin's own buttons, the number of rows, columns. */
export function TableBar<T>({ settings, columns, total, visible, copyAll, onClear, moreColumns, children }: Props<T>) {
  useShortcut('ctrl+l', 'Clear the table', () => onClear?.());
  return (
    <div class="bar" role="toolbar" aria-label="Table">
      <TableSearch settings={settings} />
      {children}
      <span class="grow" />
      <span class="muted count" role="status">
        {visible === total ? '' : `${visible.toLocaleString('en')} of `}
        {counted(total, 'row')}
      </span>
      <ColumnsMenu settings={settings} columns={columns} moreColumns={moreColumns} />
      <button type="button" onClick={() => void copyText(copyAll(), 'Rows')} disabled={visible === 0}>
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

function TableSearch({ settings }: { settings: Signal<TableSettings> }) {
  const box = useRef<HTMLInputElement>(null);
  useShortcut('/', 'Search the table', () => box.current?.focus());
  const search = (text: string) => (settings.value = { ...settings.value, search: text });
  return (
    <input
      ref={box}
      type="search"
      class="search"
      aria-label="Search"
      title={'one two   "one two"   -not   column:value   /regex/'}
      placeholder="Search   -not   column:value   /regex/"
      value={settings.value.search}
      onInput={event => search(event.currentTarget.value)}
      onKeyDown={event => event.key === 'Escape' && search('')}
    />
  );
}

function ColumnsMenu<T>({ settings, columns, moreColumns }: Pick<Props<T>, 'settings' | 'columns' | 'moreColumns'>) {
  const { hiddenColumns } = settings.value;
  const toggle = (key: string) =>
    (settings.value = { ...settings.value, hiddenColumns: toggled(settings.value.hiddenColumns, key) });
  return (
    <Menu label="Columns" face="Columns">
      {() => (
        <>
          {columns.map(({ key, title }) => (
            <Checkbox key={key} class="menu-item" checked={!hiddenColumns.includes(key)} onToggle={() => toggle(key)}>
              {title}
            </Checkbox>
          ))}
          {moreColumns}
        </>
      )}
    </Menu>
  );
}
