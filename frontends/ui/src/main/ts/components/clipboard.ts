import { signal } from '@preact/signals';

/** What was just done, for the line that says so. */
export const done = signal<{ text: string; count: number }>({ text: '', count: 0 });

export function say(text: string): void {
  done.value = { text, count: done.value.count + 1 };
}

export async function copyText(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    say(`${what} is on the clipboard.`);
  } catch {
    say('The browser did not let the page use the clipboard.');
  }
}

/** Lets the browser save something as a file. */
export function saveFile(name: string, type: string, ...parts: BlobPart[]): void {
  const address = URL.createObjectURL(new Blob(parts, { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Lets the user choose a file and reads it as text; null if none was chosen. */
export function chooseFile(accept: string): Promise<string | null> {
  return new Promise(resolve => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.onchange = () => void (input.files?.[0]?.text() ?? Promise.resolve(null)).then(resolve);
    input.oncancel = () => resolve(null);
    input.click();
  });
}
