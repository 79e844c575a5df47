import { useSignal, type Signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { CopyButton } from '../../components/CopyButton';
import { Dialog } from '../../components/Dialog';
import { Empty } from '../../components/Empty';
import { onSubmit } from '../../components/onSubmit';
import { StoredList } from '../../components/storage';
import type { PluginSession } from '../../state/plugin';
import { fillIn, placeholdersOf, type NavigationState, type Visit } from './state';

type NavigationSession = PluginSession<NavigationState>;

export function NavigationView({ session }: { session: NavigationSession }) {
  const { visits } = session.state.value;
  const address = useSignal('');
  /** The placeholders with their values, while the user fills them in. */
  const filling = useSignal<Record<string, string> | null>(null);
  const bookmarks = useMemo(() => new StoredList('bookmarks'), []);
  const open = (uri: string) => {
    address.value = uri;
    const names = placeholdersOf(uri);
    if (names.length > 0) filling.value = Object.fromEntries(names.map(name => [name, '']));
    else if (uri.trim() !== '') void navigate(session, uri);
  };
  const openFilled = (values: Record<string, string>) => {
    filling.value = null;
    void navigate(session, fillIn(address.value, values));
  };
  return (
    <div class="column">
      <AddressBar address={address} visits={visits} bookmarks={bookmarks} open={open} />
      <div class="columns">
        <Bookmarks bookmarks={bookmarks} open={open} />
        {visits.length === 0 ? (
          <Empty title="No places yet">Each place that the app shows appears here, the latest first.</Empty>
        ) : (
          <Timeline visits={visits} bookmarks={bookmarks} open={open} />
        )}
      </div>
      {filling.value && <PlaceholderDialog values={filling} open={openFilled} />}
    </div>
  );
}

/** Through the app's plugin where it can navigate, else through the device. */
async function navigate(session: NavigationSession, uri: string): Promise<void> {
  try {
    if (await session.supports('navigate_to')) await session.call('navigate_to', { url: uri });
    else await session.exec('device-navigate', session.target.serial, uri);
    session.problem.value = null;
  } catch (error) {
    session.problem.value = error as Error;
  }
}

interface Props {
  visits: Visit[];
  bookmarks: StoredList;
  open(uri: string): void;
}

function AddressBar({ address, visits, bookmarks, open }: Props & { address: Signal<string> }) {
  const known = [...new Set([...bookmarks.items.value, ...visits.map(({ uri }) => uri)])];
  return (
    <form class="bar" aria-label="Open an address" onSubmit={onSubmit(() => open(address.value))}>
      <input
        class="grow"
        list="known-uris"
        aria-label="Address"
        placeholder="app://place/{id}"
        value={address.value}
        onInput={event => (address.value = event.currentTarget.value)}
      />
      <datalist id="known-uris">
        {known.map(uri => (
          <option key={uri} value={uri} />
        ))}
      </datalist>
      <button type="submit" class="primary">
        Open
      </button>
      <BookmarkButton bookmarks={bookmarks} uri={address.value} />
    </form>
  );
}

function BookmarkButton({ bookmarks, uri }: { bookmarks: StoredList; uri: string }) {
  return (
    <button type="button" aria-pressed={bookmarks.has(uri)} disabled={uri === ''} onClick={() => bookmarks.toggle(uri)}>
      Bookmark
    </button>
  );
}

function Bookmarks({ bookmarks, open }: Omit<Props, 'visits'>) {
  const uris = bookmarks.items.value;
  return (
    <div class="list-pane">
      <h2>Bookmarks</h2>
      {uris.length === 0 && <p class="muted hint">No bookmarks yet.</p>}
      <ul class="choices">
        {uris.map(uri => (
          <li key={uri}>
            <button type="button" onClick={() => open(uri)}>
              {uri}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Timeline({ visits, bookmarks, open }: Props) {
  return (
    <ol class="timeline" aria-label="Places">
      {visits.map(({ uri, date, source }, index) => (
        <li key={visits.length - index}>
          <div class="grow">
            <div class="mono">{uri}</div>
            <div class="muted">
              {date} {source}
            </div>
          </div>
          <button type="button" onClick={() => open(uri)}>
            Open
          </button>
          <BookmarkButton bookmarks={bookmarks} uri={uri} />
          <CopyButton text={() => uri} what="The address" />
        </li>
      ))}
    </ol>
  );
}

interface DialogProps {
  values: Signal<Record<string, string> | null>;
  open(values: Record<string, string>): void;
}

function PlaceholderDialog({ values, open }: DialogProps) {
  const current = values.value ?? {};
  return (
    <Dialog title="Fill in the address" close={() => (values.value = null)}>
      <form onSubmit={onSubmit(() => open(current))}>
        {Object.entries(current).map(([name, value]) => (
          <label key={name} class="stack-label">
            {name}{' '}
            <input
              value={value}
              onInput={event => (values.value = { ...current, [name]: event.currentTarget.value })}
            />
          </label>
        ))}
        <button type="submit" class="primary">
          Open
        </button>
      </form>
    </Dialog>
  );
}
