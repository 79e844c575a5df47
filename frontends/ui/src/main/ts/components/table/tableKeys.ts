/** What a key does in a table. */
export type KeyAction = { kind: 'move'; step: number } | { kind: 'open' } | { kind: 'clear' } | { kind: 'copy' } | null;

export function keyAction({ key, ctrlKey, metaKey }: KeyboardEvent, pageSize: number): KeyAction {
  const modified = ctrlKey || metaKey;
  if (modified) return key === 'c' ? { kind: 'copy' } : null;
  const step = stepOf(key, pageSize);
  if (step !== undefined) return { kind: 'move', step };
  if (key === 'Enter') return { kind: 'open' };
  return key === 'Escape' ? { kind: 'clear' } : null;
}

function stepOf(key: string, pageSize: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return 1;
    case 'ArrowUp':
    case 'k':
      return -1;
    case 'PageDown':
      return pageSize;
    case 'PageUp':
      return -pageSize;
    case 'Home':
      return -Infinity;
    case 'End':
      return Infinity;
    default:
      return undefined;
  }
}

/** The place that a step leads to. Without a selection, steps up begin at the last row, all others at the first. */
export function placeAfter(index: number, step: number, count: number): number {
  if (Math.abs(step) === Infinity) return step < 0 ? 0 : count - 1;
  if (index >= 0) return index + step;
  return step < 0 ? count - 1 : 0;
}
