import { useSignal, type Signal } from '@preact/signals';
import { textOf } from '../../api/json';
import { Leaf } from './Leaf';

interface Props {
  value: unknown;
  name: string;
  save(next: unknown): void;
}

/** A value that is edited in place and keeps its type. Enter saves, Escape cancels. */
export function EditableValue({ value, name, save }: Props) {
  const draft = useSignal<string | null>(null);
  if (typeof value === 'boolean') {
    return <input type="checkbox" aria-label={name} checked={value} onChange={() => save(!value)} />;
  }
  if (draft.value !== null) return <Editor draft={draft} value={value} name={name} save={save} />;
  const edit = () => (draft.value = textOf(value));
  return (
    <button type="button" class="editable" title="Edit" aria-label={`Edit ${name}`} onClick={edit}>
      <Leaf value={value} />
    </button>
  );
}

function Editor({ draft, value, name, save }: Props & { draft: Signal<string | null> }) {
  const submit = () => {
    const text = draft.value ?? '';
    draft.value = null;
    if (text !== textOf(value)) save(sameType(value, text));
  };
  return (
    <input
      class="edit"
      aria-label={name}
      value={draft.value ?? ''}
      ref={box => box?.focus()}
      onInput={event => (draft.value = event.currentTarget.value)}
      onBlur={() => (draft.value = null)}
      onKeyDown={event => {
        if (event.key === 'Enter') submit();
        else if (event.key === 'Escape') draft.value = null;
        event.stopPropagation();
      }}
    />
  );
}

/** A number stays a number where the text is one. */
export function sameType(before: unknown, text: string): unknown {
  const isNumber = typeof before === 'number' && text.trim() !== '' && !Number.isNaN(Number(text));
  return isNumber ? Number(text) : text;
}
