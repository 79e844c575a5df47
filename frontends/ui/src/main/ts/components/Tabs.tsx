import type { Signal } from '@preact/signals';

interface Props {
  /** Id and title of each tab. */
  tabs: [id: string, title: string][];
  chosen: Signal<string>;
  label: string;
}

/** Tabs, of which one is chosen; the arrow keys move between them. */
export function Tabs({ tabs, chosen, label }: Props) {
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const at = tabs.findIndex(([id]) => id === chosen.value);
    const next = (at + step + tabs.length) % tabs.length;
    chosen.value = tabs[next]![0];
    (event.currentTarget as Element).querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map(([id, title]) => (
        <button
          key={id}
          type="button"
          role="tab"
          aria-selected={id === chosen.value}
          tabIndex={id === chosen.value ? 0 : -1}
          onClick={() => (chosen.value = id)}
        >
          {title}
        </button>
      ))}
    </div>
  );
}
