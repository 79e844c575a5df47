import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

interface Shortcut {
  keys: string;
  title: string;
  run(): void;
}

const shortcuts = signal<readonly Shortcut[]>([]);

/** The active shortcuts, the innermost last. */
export function currentShortcuts(): readonly { keys: string; title: string }[] {
  return shortcuts.value;
}

/**
 * Active while the component is shown. `keys` as in `ctrl+k`, `/` or `?`; plain keys are ignored while the user types.
 */
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
    const pressed = keysOf(event);
    if (!pressed.includes('+') && isTyping(event.composedPath()[0])) return;
    const found = shortcuts.peek().findLast(({ keys }) => keys === pressed);
    if (!found) return;
    event.preventDefault();
    found.run();
  });
}

function keysOf({ ctrlKey, metaKey, altKey, key }: KeyboardEvent): string {
  return `${ctrlKey || metaKey ? 'ctrl+' : ''}${altKey ? 'alt+' : ''}${key.toLowerCase()}`;
}

function isTyping(target: EventTarget | undefined): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}
