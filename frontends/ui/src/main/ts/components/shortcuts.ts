import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

interface Shortcut {
  keys: string;
  title: string;
  run(): void;
}

const shortcuts = signal<readonly Shortcut[]>([]);

/** The shortcuts that hold now, the innermost last. */
export function currentShortcuts(): readonly { keys: string; title: string }[] {
  return shortcuts.value;
}

/** Holds while the component is there. `keys` such as `ctrl+k`, `/` or `?`; plain ones do not hold while one types. */
export function useShortcut(keys: string, title: string, run: () => void): void {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    const shortcut = { keys, title, run: () => latest.current() };
    shortcuts.value = [...shortcuts.peek(), shortcut];
    return () => {
      shortcuts.value = shortcuts.peek().filter(other => other !== shortcut);
    };
  }, [keys, title]);
}

export function listenForShortcuts(): void {
  addEventListener('keydown', event => {
    if (event.defaultPrevented) return;
    const pressed = `${event.ctrlKey || event.metaKey ? 'ctrl+' : ''}${event.altKey ? 'alt+' : ''}${event.key.toLowerCase()}`;
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (plain && isTyping(event.composedPath()[0])) return;
    const found = shortcuts.peek().findLast(({ keys }) => keys === pressed);
    if (found) {
      event.preventDefault();
      found.run();
    }
  });
}

function isTyping(target: EventTarget | undefined): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
