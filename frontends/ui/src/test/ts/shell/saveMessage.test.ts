import { afterEach, expect, it, vi } from 'vitest';
import type { Exec } from '../../../main/ts/api/commands';
import * as files from '../../../main/ts/components/files';
import { saveMessage } from '../../../main/ts/shell/saveMessage';

const MESSAGE = { id: 'Shop#Android#Pixel#1', plugin: 'Network', message: 7, bytes: 9 };

afterEach(() => vi.restoreAllMocks());

it('saves all parts of a large message in their order', async () => {
  const saved = vi.spyOn(files, 'saveFile').mockImplementation(() => undefined);
  const parts: Record<number, { text: string; next?: number }> = { 0: { text: '{"a":', next: 5 }, 5: { text: '"b"}' } };
  const exec = ((_command: string, _id: string, _message: number, offset: number) =>
    Promise.resolve(parts[offset])) as unknown as Exec;

  await saveMessage(exec, MESSAGE, () => expect.unreachable());

  expect(saved).toHaveBeenCalledExactlyOnceWith('message-7.json', 'application/json', '{"a":', '"b"}');
});

it('reports a message that the server does not keep any more', async () => {
  const saved = vi.spyOn(files, 'saveFile').mockImplementation(() => undefined);
  const report = vi.fn();
  const exec = (() => Promise.reject(new Error('It is not kept any more.'))) as unknown as Exec;

  await saveMessage(exec, MESSAGE, report);

  expect(report).toHaveBeenCalledExactlyOnceWith('The message cannot be saved', 'It is not kept any more.');
  expect(saved).not.toHaveBeenCalled();
});
