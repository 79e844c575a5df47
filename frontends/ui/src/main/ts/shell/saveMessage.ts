import type { Exec } from '../api/commands';
import type { LargeMessage } from '../api/descriptions';
import { saveFile } from '../components/files';

/** Saves a message that is too large to be shown; reports if the server does not keep it any more. */
export async function saveMessage(
  exec: Exec,
  { id, message }: LargeMessage,
  report: (title: string, description: string) => void,
): Promise<void> {
  const parts: string[] = [];
  try {
    for (let offset: number | undefined = 0; offset !== undefined;) {
      const part: { text: string; next?: number } = await exec('bottlenose-message-part', id, message, offset);
      parts.push(part.text);
      offset = part.next;
    }
    saveFile(`message-${message}.json`, 'application/json', ...parts);
  } catch (error) {
    report('The message cannot be saved', (error as Error).message);
  }
}
