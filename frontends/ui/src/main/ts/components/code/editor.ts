import { autocompletion, closeBrackets, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { sql } from '@codemirror/lang-sql';
import { bracketMatching } from '@codemirror/language';
import { search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, Prec, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { editorTheme } from './editorTheme';

export type Language = 'sql' | 'json' | 'text';

/** Tables with their columns, or other words to complete. */
export type Schema = Record<string, string[]>;

interface Options {
  text: string;
  language: Language;
  label: string;
  schema: Schema;
  onChange(text: string): void;
  onRun(): void;
}

export interface CodeEditor {
  setText(text: string): void;
  setSchema(schema: Schema): void;
  destroy(): void;
}

export function createEditor(host: HTMLElement, options: Options): CodeEditor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const language = new Compartment();
  const extensions = [...extensionsOf(options), language.of(languageOf(options.language, options.schema))];
  const state = EditorState.create({ doc: options.text, extensions });
  const view = new EditorView({ root, parent: root, state });
  return {
    setText(text) {
      if (text === view.state.doc.toString()) return;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    },
    setSchema(schema) {
      view.dispatch({ effects: language.reconfigure(languageOf(options.language, schema)) });
    },
    destroy() {
      view.destroy();
    },
  };
}

function languageOf(language: Language, schema: Schema): Extension {
  switch (language) {
    case 'sql':
      return sql({ schema, upperCaseKeywords: true });
    case 'json':
      return json();
    case 'text':
      return [];
  }
}

function extensionsOf({ label, onChange, onRun }: Options): Extension[] {
  return [
    Prec.highest(keymap.of([{ key: 'Mod-Enter', run: () => (onRun(), true) }])),
    lineNumbers(),
    history(),
    drawSelection(),
    bracketMatching(),
    closeBrackets(),
    autocompletion(),
    search({ top: true }),
    keymap.of([...completionKeymap, ...searchKeymap, ...historyKeymap, ...defaultKeymap]),
    editorTheme,
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': label }),
    EditorView.updateListener.of(update => update.docChanged && onChange(update.state.doc.toString())),
  ];
}
