import { useEffect, useRef } from 'preact/hooks';

interface Shortcut {
  keys: string;
  title: string;
  run(): void;
}

const shortcuts: Shortcut[] = [];

/** The shortcuts that hold now, the innermost last. */
export function currentShortcuts(): readonly { keys: string; title: string }[] {
  return shortcuts;
}

/** Holds while the component is there. `keys` such as `ctrl+k`, `/` or `?`; plain ones do not hold while one types. */
export function useShortcut(keys: string, title: string, run: () => void): void {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    const shortcut = { keys, title, run: () => latest.current() };
    shortcuts.push(shortcut);
    return () => void shortcuts.splice(shortcuts.indexOf(shortcut), 1);
  }, [keys, title]);
}

export function listenForShortcuts(): void {
  addEventListener('keydown', event => {
    if (event.defaultPrevented) return;
    const pressed = `${event.ctrlKey || event.metaKey ? 'ctrl+' : ''}${event.altKey ? 'alt+' : ''}${event.key.toLowerCase()}`;
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (plain && isTyping(event.composedPath()[0])) return;
    const found = shortcuts.findLast(({ keys }) => keys === pressed);
    if (found) {
      event.preventDefault();
      found.run();
    }
  });
}

function isTyping(target: EventTarget | undefined): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}
