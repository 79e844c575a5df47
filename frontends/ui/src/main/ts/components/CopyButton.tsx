import { copyText } from './clipboard';

interface Props {
  text(): string;
  /** Names the text in the message, such as 'The headers'. */
  what: string;
}

/** Copies a text to the clipboard. */
export function CopyButton({ text, what }: Props) {
  return (
    <button type="button" onClick={() => void copyText(text(), what)}>
      Copy
    </button>
  );
}
