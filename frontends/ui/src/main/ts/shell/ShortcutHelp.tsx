import { Dialog } from '../components/Dialog';
import { currentShortcuts } from '../components/shortcuts';

/** What works in tables and in their search. */
const TABLE_HELP = [
  { keys: 'j / k / ↑ / ↓', title: 'Move in a table' },
  { keys: 'enter', title: 'Open the row' },
  { keys: 'ctrl+click', title: 'Mark a row; Shift marks all rows up to it' },
  { keys: 'esc', title: 'Close' },
  { keys: 'one two', title: 'Search for rows with both words' },
  { keys: '"one two"', title: 'Search for the exact text' },
  { keys: '-one', title: 'Search for rows without the word' },
  { keys: 'status:404', title: 'Search in one column' },
  { keys: '/5\\d\\d/', title: 'Search with a regular expression' },
];

/** A dialog with all keyboard shortcuts. */
export function ShortcutHelp({ close }: { close(): void }) {
  return (
    <Dialog title="Keyboard shortcuts" close={close}>
      <dl class="pairs keys">
        {[...currentShortcuts(), ...TABLE_HELP].map(({ keys, title }) => (
          <div key={keys + title}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{title}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
