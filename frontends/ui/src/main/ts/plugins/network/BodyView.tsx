import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { Pairs, Problem, Section } from '../../components/basics';
import { copyText, saveFile } from '../../components/clipboard';
import { bytes as inWords } from '../../components/format';
import { Json } from '../../components/json/Json';
import { hexOf, indentXml, lookOf, show, textOf, whole, type Look, type Shown } from './body';
import { header, sizeOf, type Body, type Header } from './call';

/** Shown at once; a body may be as large as it likes. */
const FIRST = 128 * 1024;
/** A tree of more than that would be of no use. */
const LARGEST_TREE = 4 << 20;

const LOOKS: [Look, string][] = [
  ['json', 'JSON'],
  ['form', 'Form'],
  ['xml', 'XML'],
  ['image', 'Image'],
  ['text', 'Text'],
  ['hex', 'Hex'],
];

/** A body, decoded and formatted as far as it is looked at. */
export function BodyView({
  title,
  body,
  headers,
  file,
}: {
  title: string;
  body: Body;
  headers: Header[];
  file: string;
}) {
  const shown = useSignal<Shown | null>(null);
  const most = useSignal(FIRST);
  const chosen = useSignal<Look | null>(null);
  const type = header(headers, 'content-type') ?? '';
  useEffect(() => {
    let late = false;
    // JSON and images are worth more when they are whole.
    const wanted =
      /json|image/.test(type) && sizeOf(headers, body) < LARGEST_TREE ? Math.max(most.value, LARGEST_TREE) : most.value;
    void show(body, headers, wanted).then(
      ready => !late && (shown.value = ready),
      problem =>
        !late &&
        (shown.value = { bytes: new Uint8Array(), cut: false, note: `The body cannot be shown: ${problem.message}` }),
    );
    return () => {
      late = true;
    };
  }, [body, most.value]);
  const ready = shown.value;
  const natural = useMemo(() => (ready ? lookOf(ready.bytes, type) : 'none'), [ready, type]);
  const look = chosen.value ?? natural;
  const save = async () => saveFile(file, type || 'application/octet-stream', await whole(body, headers));
  return (
    <Section
      title={title}
      extra={
        body.length > 0 && (
          <>
            <select
              aria-label={`${title}: form`}
              value={look}
              onChange={event => (chosen.value = event.currentTarget.value as Look)}
            >
              {natural === 'none' && <option value="none">-</option>}
              {LOOKS.map(([id, words]) => (
                <option key={id} value={id}>
                  {words}
                  {id === natural ? '' : ' (as)'}
                </option>
              ))}
            </select>
            <button
              type="button"
              onClick={() =>
                void whole(body, headers).then(all => copyText(textOf(all) ?? hexOf(all, 4096), 'The body'))
              }
            >
              Copy
            </button>
            <button type="button" onClick={() => void save()}>
              Save
            </button>
          </>
        )
      }
    >
      {ready === null ? (
        <p class="muted">…</p>
      ) : ready.bytes.length === 0 ? (
        <p class="muted">{ready.note || 'No body.'}</p>
      ) : (
        <Formatted shown={ready} look={look} type={type} />
      )}
      {ready?.note && ready.bytes.length > 0 && <p class="muted">{ready.note}</p>}
      {ready?.cut && (
        <p class="muted">
          These are the first {inWords(ready.bytes.length)}.{' '}
          <button type="button" class="link" onClick={() => (most.value *= 4)}>
            Show more
          </button>
          , or save it whole.
        </p>
      )}
    </Section>
  );
}

function Formatted({ shown, look, type }: { shown: Shown; look: Look; type: string }) {
  const { bytes, cut } = shown;
  const text = useMemo(() => textOf(bytes), [bytes]);
  if (look === 'image') return <Picture bytes={bytes} type={type} />;
  if (look === 'hex' || text === null) return <pre class="body">{hexOf(bytes)}</pre>;
  if (look === 'json') return <JsonBody text={text} cut={cut} />;
  if (look === 'form') return <Pairs pairs={[...new URLSearchParams(text)]} />;
  return <pre class="body">{look === 'xml' ? indentXml(text) : text}</pre>;
}

function JsonBody({ text, cut }: { text: string; cut: boolean }) {
  const parsed = useMemo(() => {
    try {
      return { value: JSON.parse(text) as unknown, problem: '' };
    } catch (problem) {
      return { value: undefined, problem: (problem as Error).message };
    }
  }, [text]);
  if (parsed.problem === '') return <Json value={parsed.value} open={2} />;
  return (
    <>
      {!cut && <Problem text={`Not JSON: ${parsed.problem}`} />}
      <pre class="body">{text}</pre>
    </>
  );
}

function Picture({ bytes, type }: { bytes: Uint8Array<ArrayBuffer>; type: string }) {
  const address = useMemo(() => URL.createObjectURL(new Blob([bytes], { type })), [bytes, type]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return (
    <div class="picture">
      <img src={address} alt="The body" />
    </div>
  );
}
