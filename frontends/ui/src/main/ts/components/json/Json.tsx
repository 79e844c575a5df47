import { useSignal } from '@preact/signals';
import { copyText } from '../clipboard';

/** Members shown at once; a click shows as many again. */
const STEP = 100;
const LONGEST = 400;

/** Any JSON value as a tree that opens where one looks. With `edit`, plain values can be changed where they stand. */
export function Json({
  value,
  name,
  open = 1,
  edit,
}: {
  value: unknown;
  name?: string;
  open?: number;
  edit?: ((path: string[], value: unknown) => void) | undefined;
}) {
  return (
    <div class="json mono">
      <Node value={value} name={name} depth={open} path={[]} edit={edit} />
    </div>
  );
}

interface NodeProps {
  value: unknown;
  name: string | undefined;
  /** How many levels from here are open at first. */
  depth: number;
  path: string[];
  edit: ((path: string[], value: unknown) => void) | undefined;
}

function Node({ value, name, depth, path, edit }: NodeProps) {
  const open = useSignal(depth > 0);
  const count = useSignal(STEP);
  const label = name === undefined ? null : <span class="json-name">{name}: </span>;
  if (value === null || typeof value !== 'object') {
    return (
      <div class="json-line">
        {label}
        {edit ? (
          <EditableValue value={value} name={name ?? 'value'} save={next => edit(path, next)} />
        ) : (
          <Leaf value={value} />
        )}
      </div>
    );
  }
  const members = Object.entries(value);
  const brackets = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  if (members.length === 0)
    return (
      <div class="json-line">
        {label}
        {brackets.join('')}
      </div>
    );
  return (
    <div>
      <div class="json-line">
        <button type="button" class="json-fold" aria-expanded={open.value} onClick={() => (open.value = !open.value)}>
          <span aria-hidden="true">{open.value ? '▾' : '▸'}</span>
          {label}
          <span class="muted">
            {open.value ? brackets[0] : `${brackets[0]} ${summary(value, members)} ${brackets[1]}`}
          </span>
        </button>
        {depth > 0 && path.length === 0 && (
          <button
            type="button"
            class="json-copy"
            onClick={() => void copyText(JSON.stringify(value, null, 2), 'The value')}
          >
            copy
          </button>
        )}
      </div>
      {open.value && (
        <div class="json-children">
          {members.slice(0, count.value).map(([key, member]) => (
            <Node key={key} value={member} name={key} depth={depth - 1} path={[...path, key]} edit={edit} />
          ))}
          {members.length > count.value && (
            <button type="button" class="link" onClick={() => (count.value += STEP)}>
              {members.length - count.value} more
            </button>
          )}
        </div>
      )}
    </div>
  );
}

function summary(value: object, members: [string, unknown][]): string {
  return Array.isArray(value)
    ? `${value.length} items`
    : members
        .slice(0, 4)
        .map(([key]) => key)
        .join(', ') + (members.length > 4 ? ', …' : '');
}

function Leaf({ value }: { value: unknown }) {
  const all = useSignal(false);
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  const kind = value === null ? 'null' : typeof value;
  if (text.length <= LONGEST || all.value) return <span class={`json-${kind}`}>{text}</span>;
  return (
    <>
      <span class={`json-${kind}`}>{text.slice(0, LONGEST)}… </span>
      <button type="button" class="link" onClick={() => (all.value = true)}>
        all {text.length.toLocaleString('en')} characters
      </button>
    </>
  );
}

/** A plain value that can be changed in place; it keeps its type. Enter saves, Escape does not. */
export function EditableValue({ value, name, save }: { value: unknown; name: string; save(next: unknown): void }) {
  const draft = useSignal<string | null>(null);
  if (typeof value === 'boolean')
    return <input type="checkbox" aria-label={name} checked={value} onChange={() => save(!value)} />;
  if (draft.value === null) {
    return (
      <button
        type="button"
        class="editable"
        title="Edit"
        aria-label={`Edit ${name}`}
        onClick={() => (draft.value = value === null || value === undefined ? '' : String(value))}
      >
        <Leaf value={value} />
      </button>
    );
  }
  const submit = () => {
    const text = draft.value ?? '';
    draft.value = null;
    if (text !== String(value ?? ''))
      save(typeof value === 'number' && text.trim() !== '' && !Number.isNaN(Number(text)) ? Number(text) : text);
  };
  return (
    <input
      class="edit"
      aria-label={name}
      value={draft.value}
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
