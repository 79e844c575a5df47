import type { Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { CodeEditor } from './editor';

interface Props {
  text: Signal<string>;
  language: 'sql' | 'json' | 'text';
  label: string;
  /** Words to complete, such as tables with their columns. */
  schema?: Record<string, string[]>;
  /** Ctrl+Enter. */
  onRun?(): void;
}

/**
 * A text to write SQL or JSON in. The editor lives in a shadow root, because there its styles need no permission of the
 * page's security policy; it is loaded when it is first needed.
 */
export function Code({ text, language, label, schema, onRun }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<CodeEditor | null>(null);
  const run = useRef(onRun);
  run.current = onRun;
  useEffect(() => {
    let gone = false;
    void import('./editor').then(({ createEditor }) => {
      if (gone || !host.current) return;
      editor.current = createEditor(host.current, {
        text: text.peek(),
        language,
        label,
        schema: schema ?? {},
        changed: next => (text.value = next),
        run: () => run.current?.(),
      });
    });
    return () => {
      gone = true;
      editor.current?.destroy();
    };
  }, [language]);
  useEffect(() => text.subscribe(next => editor.current?.setText(next)), [text]);
  useEffect(() => editor.current?.setSchema(schema ?? {}), [JSON.stringify(schema ?? {})]);
  return <div class="code" ref={host} />;
}
