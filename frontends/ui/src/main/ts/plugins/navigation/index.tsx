import { useSignal } from '@preact/signals';
import { Dialog, Empty } from '../../components/basics';
import { copyText } from '../../components/clipboard';
import { words, type Session } from '../../state/session';
import type { Message, PagePlugin } from '../../state/plugin';

interface Visit {
  uri: string;
  date: string;
  source: string;
}

export interface NavigationState {
  visits: Visit[];
}

const KEY = 'bookmarks';

/** Where the user goes in the app, and going there. */
export const navigation: PagePlugin<NavigationState> = {
  title: 'Navigation',
  start: () => ({ visits: [] }),
  receive,
  View: NavigationView,
};

export function receive(state: NavigationState, { method, params }: Message): NavigationState {
  if (method !== 'nav_event' || params.uri == null) return state;
  return {
    visits: [
      { uri: String(params.uri), date: String(params.date ?? ''), source: String(params.class ?? '') },
      ...state.visits,
    ].slice(0, 2000),
  };
}

/** Names in braces that stand for something to be filled in. */
export function placeholders(uri: string): string[] {
  return [...new Set([...uri.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!))];
}

function NavigationView({ session }: { session: Session<NavigationState> }) {
  const { visits } = session.state.value;
  const address = useSignal('');
  const filling = useSignal<Record<string, string> | null>(null);
  const bookmarks = useSignal<string[]>(JSON.parse(localStorage.getItem(KEY) ?? '[]'));
  const mark = (uri: string) => {
    bookmarks.value = bookmarks.value.includes(uri)
      ? bookmarks.value.filter(one => one !== uri)
      : [uri, ...bookmarks.value];
    localStorage.setItem(KEY, JSON.stringify(bookmarks.value));
  };
  const navigate = async (uri: string) => {
    try {
      if (await session.supports('navigate_to')) await session.call('navigate_to', { url: uri });
      else await session.exec('device-navigate', session.target.serial, uri);
      session.problem.value = null;
    } catch (problem) {
      session.problem.value = words(problem);
    }
  };
  const submit = (uri: string) => {
    address.value = uri;
    const names = placeholders(uri);
    if (names.length > 0) filling.value = Object.fromEntries(names.map(name => [name, '']));
    else if (uri.trim() !== '') void navigate(uri);
  };
  const known = [...new Set([...bookmarks.value, ...visits.map(({ uri }) => uri)])];
  return (
    <div class="column">
      <form
        class="bar"
        aria-label="Go to an address"
        onSubmit={event => (event.preventDefault(), submit(address.value))}
      >
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
          Go
        </button>
        <button
          type="button"
          aria-pressed={bookmarks.value.includes(address.value)}
          disabled={address.value === ''}
          onClick={() => mark(address.value)}
        >
          Bookmark
        </button>
      </form>
      <div class="columns">
        <div class="list-pane">
          <h2>Bookmarks</h2>
          {bookmarks.value.length === 0 && <p class="muted hint">Addresses you mark stay here.</p>}
          <ul class="choices">
            {bookmarks.value.map(uri => (
              <li key={uri}>
                <button type="button" onClick={() => submit(uri)}>
                  {uri}
                </button>
              </li>
            ))}
          </ul>
        </div>
        {visits.length === 0 ? (
          <Empty title="Nowhere yet">Each place the app shows its user appears here, the latest first.</Empty>
        ) : (
          <ol class="timeline" aria-label="Places">
            {visits.map(({ uri, date, source }, index) => (
              <li key={visits.length - index}>
                <div class="grow">
                  <div class="mono">{uri}</div>
                  <div class="muted">
                    {date} {source}
                  </div>
                </div>
                <button type="button" onClick={() => submit(uri)}>
                  Go
                </button>
                <button type="button" aria-pressed={bookmarks.value.includes(uri)} onClick={() => mark(uri)}>
                  Bookmark
                </button>
                <button type="button" onClick={() => void copyText(uri, 'The address')}>
                  Copy
                </button>
              </li>
            ))}
          </ol>
        )}
      </div>
      {filling.value && (
        <Dialog title="Fill in" close={() => (filling.value = null)}>
          <form
            onSubmit={event => {
              event.preventDefault();
              const values = filling.value!;
              filling.value = null;
              void navigate(
                address.value.replace(/\{(\w+)\}/g, (whole, name) => encodeURIComponent(values[name] ?? whole)),
              );
            }}
          >
            {Object.entries(filling.value).map(([name, value]) => (
              <label key={name} class="stack-label">
                {name}{' '}
                <input
                  value={value}
                  onInput={event => (filling.value = { ...filling.value, [name]: event.currentTarget.value })}
                />
              </label>
            ))}
            <button type="submit" class="primary">
              Go
            </button>
          </form>
        </Dialog>
      )}
    </div>
  );
}
