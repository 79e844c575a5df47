import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { errorMessage } from '../../api/requestError';
import { copyText } from '../../components/clipboard';
import { saveFile } from '../../components/files';
import { bytes as byteCount } from '../../components/format';
import { Section } from '../../components/Section';
import { detectFormat, hexDump, textIn, type BodyFormat } from './bodyFormat';
import { headerOf, sizeOf, type Body, type Header } from './call';
import { contentOf, wholeContent, type Content } from './content';
import { FormattedBody } from './FormattedBody';

interface Props {
  title: string;
  body: Body;
  headers: Header[];
  /** Name under which the body is saved. */
  file: string;
}

/** Bytes shown at first; a body may have any size. */
const FIRST_BYTES = 128 * 1024;
/** JSON and images up to this size are shown whole. */
const MAX_WHOLE = 4 << 20;
const COPIED_HEX_LINES = 4096;

const FORMATS: [BodyFormat, string][] = [
  ['json', 'JSON'],
  ['form', 'Form'],
  ['xml', 'XML'],
  ['image', 'Image'],
  ['text', 'Text'],
  ['hex', 'Hex'],
];

/** A body, decoded and formatted. */
export function BodyView(props: Props) {
  const { title, body, headers } = props;
  const type = headerOf(headers, 'content-type') ?? '';
  const limit = useSignal(FIRST_BYTES);
  const chosen = useSignal<BodyFormat | null>(null);
  const content = useContent(props, type, limit.value);
  const detected = useMemo(() => (content ? detectFormat(content.bytes, type) : 'none'), [content, type]);
  const format = chosen.value ?? detected;
  const actions = body.length > 0 && (
    <>
      <FormatSelect label={`${title}: format`} format={format} detected={detected} chosen={chosen} />
      <BodyActions {...props} type={type} />
    </>
  );
  return (
    <Section title={title} extra={actions}>
      {content === null && <p class="muted">…</p>}
      {content?.bytes.length === 0 && <p class="muted">{content.note || 'No body.'}</p>}
      {content && content.bytes.length > 0 && (
        <>
          <FormattedBody content={content} format={format} type={type} />
          {content.note && <p class="muted">{content.note}</p>}
        </>
      )}
      {content?.truncated && (
        <p class="muted">
          The first {byteCount(content.bytes.length)} are shown.{' '}
          <button type="button" class="link" onClick={() => (limit.value *= 4)}>
            Show more
          </button>{' '}
          or save the whole body.
        </p>
      )}
    </Section>
  );
}

/** The content up to a limit; null until it is decoded. */
function useContent({ body, headers }: Props, type: string, limit: number): Content | null {
  const content = useSignal<Content | null>(null);
  useEffect(() => {
    let outdated = false;
    const showWhole = /json|image/.test(type) && sizeOf({ headers, body }) < MAX_WHOLE;
    contentOf(body, headers, showWhole ? Math.max(limit, MAX_WHOLE) : limit).then(
      decoded => {
        if (!outdated) content.value = decoded;
      },
      (error: unknown) => {
        const note = `The body cannot be shown: ${errorMessage(error)}`;
        if (!outdated) content.value = { bytes: new Uint8Array(), truncated: false, note };
      },
    );
    return () => {
      outdated = true;
    };
  }, [body, limit]);
  return content.value;
}

interface SelectProps {
  label: string;
  format: BodyFormat;
  detected: BodyFormat;
  chosen: Signal<BodyFormat | null>;
}

function FormatSelect({ label, format, detected, chosen }: SelectProps) {
  return (
    <select
      aria-label={label}
      value={format}
      onChange={event => (chosen.value = event.currentTarget.value as BodyFormat)}
    >
      {detected === 'none' && <option value="none">-</option>}
      {FORMATS.map(([id, title]) => (
        <option key={id} value={id}>
          {title}
          {id === detected ? ' (detected)' : ''}
        </option>
      ))}
    </select>
  );
}

function BodyActions({ body, headers, file, type }: Props & { type: string }) {
  const copy = async () => {
    const bytes = await wholeContent(body, headers);
    await copyText(textIn(bytes) ?? hexDump(bytes, COPIED_HEX_LINES), 'The body');
  };
  const save = async () => saveFile(file, type || 'application/octet-stream', await wholeContent(body, headers));
  return (
    <>
      <button type="button" onClick={() => void copy()}>
        Copy
      </button>
      <button type="button" onClick={() => void save()}>
        Save
      </button>
    </>
  );
}
