import { useSignal } from '@preact/signals';
import { Dialog } from '../components/basics';
import { devicePlugins, sortPlugins, titleOf } from '../plugins';
import { go, world } from '../state/page';
import { nextTheme } from './theme';

interface Choice {
  title: string;
  detail: string;
  run(): void;
}

/** Goes anywhere by typing a part of its name. */
export function Palette({ close }: { close(): void }) {
  const text = useSignal('');
  const chosen = useSignal(0);
  const words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
  const found = choices()
    .filter(({ title, detail }) => words.every(word => `${title} ${detail}`.toLowerCase().includes(word)))
    .slice(0, 50);
  const at = Math.min(chosen.value, found.length - 1);
  const run = (choice: Choice | undefined) => {
    close();
    choice?.run();
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') chosen.value = Math.min(at + 1, found.length - 1);
    else if (event.key === 'ArrowUp') chosen.value = Math.max(at - 1, 0);
    else if (event.key === 'Enter') run(found[at]);
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
        aria-activedescendant={found[at] ? `choice-${at}` : undefined}
        aria-label="App, plugin or action"
        placeholder="App, plugin or action"
        value={text.value}
        onInput={event => {
          text.value = event.currentTarget.value;
          chosen.value = 0;
        }}
        onKeyDown={key}
      />
      <ul id="palette-list" role="listbox" class="palette-list" aria-label="Places">
        {found.map((choice, index) => (
          <li
            key={`${choice.title} ${choice.detail}`}
            id={`choice-${index}`}
            role="option"
            aria-selected={index === at}
            ref={item => {
              if (index === at) item?.scrollIntoView({ block: 'nearest' });
            }}
            onMouseDown={() => run(choice)}
          >
            <span class="grow">{choice.title}</span>
            <span class="muted">{choice.detail}</span>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p class="muted">Nothing is called so.</p>}
    </Dialog>
  );
}

function choices(): Choice[] {
  const { apps, devices } = world.value;
  return [
    ...apps.flatMap(app =>
      sortPlugins(app.plugins).map(plugin => ({
        title: titleOf(plugin, false),
        detail: app.query.app + (app.gone ? ' (gone)' : ''),
        run: () => go({ at: 'app', client: app.id, plugin, link: null }),
      })),
    ),
    ...devices
      .filter(({ deviceType }) => deviceType !== 'dummy')
      .flatMap(device =>
        devicePlugins(device).map(plugin => ({
          title: titleOf(plugin, true),
          detail: device.title,
          run: () => go({ at: 'device', serial: device.serial, plugin }),
        })),
      ),
    { title: 'Pairing', detail: 'apps on their way', run: () => go({ at: 'pairing' }) },
    { title: 'Start', detail: 'how to connect an app', run: () => go({ at: 'home' }) },
    { title: 'Dark or light', detail: 'theme', run: nextTheme },
  ];
}
