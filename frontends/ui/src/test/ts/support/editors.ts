import { EditorView } from '@codemirror/view';
import { act } from 'preact/test-utils';
import { vi } from 'vitest';
import { settle, type Screen } from './rendering';

/** The editor of a label. It is loaded when it is first shown, so this waits until it is there. */
export function editor(screen: Screen, label: string): Promise<EditorView> {
  return vi.waitFor(
    () => {
      const content = screen
        .all('.code')
        .map(host => host.shadowRoot?.querySelector<HTMLElement>(`[aria-label="${label}"]`))
        .find(Boolean);
      const view = content && EditorView.findFromDOM(content);
      if (!view) throw new Error(`There is no editor '${label}' in: ${screen.text}`);
      return view;
    },
    { timeout: 60_000 },
  );
}

/** Replaces the text of an editor. */
export async function write(view: EditorView, text: string): Promise<void> {
  await act(() => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }));
  await settle();
}

export const textOf = (view: EditorView) => view.state.doc.toString();
