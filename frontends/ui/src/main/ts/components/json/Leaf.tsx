import { useSignal } from '@preact/signals';

const MAX_LENGTH = 400;

/** A JSON value that is no object; a long text is shortened until a click. */
export function Leaf({ value }: { value: unknown }) {
  const whole = useSignal(false);
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  const kind = value === null ? 'null' : typeof value;
  if (text.length <= MAX_LENGTH || whole.value) return <span class={`json-${kind}`}>{text}</span>;
  return (
    <>
      <span class={`json-${kind}`}>{text.slice(0, MAX_LENGTH)}… </span>
      <button type="button" class="link" onClick={() => (whole.value = true)}>
        Show all {text.length.toLocaleString('en')} characters
      </button>
    </>
  );
}
