import { useSignal } from '@preact/signals';
import { Dialog } from '../components/Dialog';
import { placesOf, placesMatching, type Place } from './places';
import { usePage } from './pageContext';

/** Finds any place in the page by parts of its name. */
export function Palette({ close }: { close(): void }) {
  const text = useSignal('');
  const selected = useSignal(0);
  const found = placesMatching(placesOf(usePage()), text.value);
  const index = Math.min(selected.value, found.length - 1);
  const run = (place: Place | undefined) => {
    close();
    place?.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') selected.value = Math.min(index + 1, found.length - 1);
    else if (event.key === 'ArrowUp') selected.value = Math.max(index - 1, 0);
    else if (event.key === 'Enter') run(found[index]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title="Go to" close={close}>
      <input
        class="palette-input"
        autofocus
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={found[index] ? `choice-${index}` : undefined}
        aria-label="App, plugin or action"
        placeholder="App, plugin or action"
        value={text.value}
        onInput={event => {
          text.value = event.currentTarget.value;
          selected.value = 0;
        }}
        onKeyDown={onKeyDown}
      />
      <PlaceList places={found} index={index} run={run} />
      {found.length === 0 && <p class="muted">No matches.</p>}
    </Dialog>
  );
}

function PlaceList({ places, index, run }: { places: Place[]; index: number; run(place: Place): void }) {
  return (
    <ul id="palette-list" role="listbox" class="palette-list" aria-label="Places">
      {places.map((place, at) => (
        <li
          key={place.key}
          id={`choice-${at}`}
          role="option"
          aria-selected={at === index}
          ref={item => {
            if (at === index) item?.scrollIntoView({ block: 'nearest' });
          }}
          onMouseDown={() => run(place)}
        >
          <span class="grow">{place.title}</span>
          <span class="muted">{place.detail}</span>
        </li>
      ))}
    </ul>
  );
}
