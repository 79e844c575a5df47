import { signal } from '@preact/signals';

/** The last message for the status line. The count distinguishes equal messages. */
export const status = signal({ text: '', count: 0 });

/** Shows what was done, for a few seconds. */
export function showStatus(text: string): void {
  status.value = { text, count: status.value.count + 1 };
}
