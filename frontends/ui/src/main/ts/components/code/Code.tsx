import type { Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { CodeEditor, Language, Schema } from './editor';

interface Props {
  text: Signal<string>;
  language: Language;
  label: string;
  /** Words to complete, such as tables with their columns. */
  schema?: Schema;
  /** Ctrl+Enter. */
  onRun?(): void;
}

/**
 * An editor for SQL or JSON, loaded when it is first shown. It lives in a shadow root, where its styles comply with
 * the page's security policy.
 */
export function Code({ text, language, label, schema = {}, onRun }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<CodeEditor | null>(null);
  const run = useRef(onRun);
  run.current = onRun;
  useEffect(() => {
    let disposed = false;
    void import('./editor').then(({ createEditor }) => {
      if (disposed || !host.current) return;
      editor.current = createEditor(host.current, {
        text: text.peek(),
        language,
        label,
        schema,
        onChange: next => (text.value = next),
        onRun: () => run.current?.(),
      });
    });
    return () => {
      disposed = true;
      editor.current?.destroy();
    };
  }, [language]);
  useEffect(() => text.subscribe(next => editor.current?.setText(next)), [text]);
  useEffect(() => editor.current?.setSchema(schema), [JSON.stringify(schema)]);
  return <div class="code" ref={host} />;
}
