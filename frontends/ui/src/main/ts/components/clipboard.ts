import { showStatus } from './status';

/** Copies a text and confirms it in the status line; `what` names it, such as 'The headers'. */
export async function copyText(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    showStatus(`${what} copied to the clipboard.`);
  } catch {
    showStatus('The browser does not allow this page to use the clipboard.');
  }
}
