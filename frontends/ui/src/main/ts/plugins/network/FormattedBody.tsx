import { useEffect, useMemo } from 'preact/hooks';
import { errorMessage } from '../../api/requestError';
import { Json } from '../../components/json/Json';
import { Pairs } from '../../components/Pairs';
import { Problem } from '../../components/Problem';
import type { Bytes } from './base64';
import { hexDump, indentXml, textIn, type BodyFormat } from './bodyFormat';
import type { Content } from './content';

interface Props {
  content: Content;
  format: BodyFormat;
  /** The content type. */
  type: string;
}

/** The content of a body in a format. */
export function FormattedBody({ content, format, type }: Props) {
  const { bytes, truncated } = content;
  const text = useMemo(() => textIn(bytes), [bytes]);
  if (format === 'image') return <ImageBody bytes={bytes} type={type} />;
  if (format === 'hex' || text === null) return <pre class="body">{hexDump(bytes)}</pre>;
  if (format === 'json') return <JsonBody text={text} truncated={truncated} />;
  if (format === 'form') return <Pairs pairs={[...new URLSearchParams(text)]} />;
  return <pre class="body">{format === 'xml' ? indentXml(text) : text}</pre>;
}

function JsonBody({ text, truncated }: { text: string; truncated: boolean }) {
  const parsed = useMemo(() => parse(text), [text]);
  if (parsed.error === '') return <Json value={parsed.value} open={2} />;
  return (
    <>
      {!truncated && <Problem error={`The body is not valid JSON: ${parsed.error}`} />}
      <pre class="body">{text}</pre>
    </>
  );
}

function parse(text: string): { value: unknown; error: string } {
  try {
    return { value: JSON.parse(text), error: '' };
  } catch (error) {
    return { value: undefined, error: errorMessage(error) };
  }
}

function ImageBody({ bytes, type }: { bytes: Bytes; type: string }) {
  const address = useMemo(() => URL.createObjectURL(new Blob([bytes], { type })), [bytes, type]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return (
    <div class="picture">
      <img src={address} alt="The body as an image" />
    </div>
  );
}
