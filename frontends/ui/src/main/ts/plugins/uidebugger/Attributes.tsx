import { Pairs, Section } from '../../components/basics';
import { EditableValue } from '../../components/json/Json';
import { openPlugin } from '../../state/page';
import type { Session } from '../../state/session';
import { inspectableText, PARTS, type Inspectable, type Metadata, type UiNode, type UiState } from './state';

type Save = (path: number[], value: unknown, hint?: string) => void;

/** All there is to a node; what the app allows can be changed where it stands. */
export function Attributes({
  session,
  node,
  metadata,
}: {
  session: Session<UiState>;
  node: UiNode;
  metadata: Record<string, Metadata>;
}) {
  const save: Save = (metadataIdPath, value, compoundTypeHint) =>
    void session.tell('editAttribute', {
      nodeId: numeric(node.id),
      value,
      metadataIdPath,
      ...(compoundTypeHint ? { compoundTypeHint } : {}),
    });
  return (
    <>
      <Section title={node.name}>
        <Pairs
          pairs={[
            ['Class', node.qualifiedName ?? node.name],
            ['Id', node.id],
            ['Bounds', `${node.bounds.width} × ${node.bounds.height} at ${node.bounds.x}, ${node.bounds.y}`],
            ['Kind', node.tags.join(', ') || '-'],
          ]}
        />
      </Section>
      {Object.entries(node.attributes).map(([id, section]) => (
        <Section key={id} title={metadata[id]?.name ?? id}>
          <Fields session={session} fields={section.fields ?? {}} metadata={metadata} path={[Number(id)]} save={save} />
        </Section>
      ))}
    </>
  );
}

interface FieldsProps {
  session: Session<UiState>;
  fields: Record<string, Inspectable>;
  metadata: Record<string, Metadata>;
  path: number[];
  save: Save;
}

function Fields({ session, fields, metadata, path, save }: FieldsProps) {
  return (
    <dl class="pairs">
      {Object.entries(fields).map(([id, value]) => {
        const meta = metadata[id];
        const here = [...path, Number(id)];
        return (
          <div key={id}>
            <dt>{meta?.name ?? id}</dt>
            <dd>
              {value.type === 'object' ? (
                <Fields session={session} fields={value.fields ?? {}} metadata={metadata} path={here} save={save} />
              ) : value.type === 'array' ? (
                (value.items ?? []).map((item, index) => (
                  <div key={index}>
                    {inspectableText(item) ?? (
                      <Fields
                        session={session}
                        fields={item.fields ?? {}}
                        metadata={metadata}
                        path={here}
                        save={save}
                      />
                    )}
                  </div>
                ))
              ) : (
                <Value
                  session={session}
                  name={meta?.name ?? id}
                  value={value}
                  meta={meta}
                  save={(next, hint) => save(here, next, hint)}
                />
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function Value({
  session,
  name,
  value,
  meta,
  save,
}: {
  session: Session<UiState>;
  name: string;
  value: Inspectable;
  meta: Metadata | undefined;
  save(value: unknown, hint?: string): void;
}) {
  const text = inspectableText(value) ?? '';
  if (value.type === 'pluginDeeplink') {
    const { clientId } = session.target;
    return (
      <button
        type="button"
        class="link"
        onClick={() =>
          clientId &&
          openPlugin(
            clientId,
            String(value['pluginId']),
            value['deeplinkPayload'] == null ? null : String(value['deeplinkPayload']),
          )
        }
      >
        {text}
      </button>
    );
  }
  const swatch = value.type === 'color' ? <span class="swatch" style={{ backgroundColor: text }} /> : null;
  if (!meta?.mutable)
    return (
      <span class="mono">
        {swatch}
        {text}
      </span>
    );
  const parts = PARTS[value.type];
  if (parts)
    return (
      <>
        {parts.map(([part, hint]) => (
          <span key={part} class="part">
            <span class="muted">{part}</span>{' '}
            <EditableValue name={`${name} ${part}`} value={value.value?.[part]} save={next => save(next, hint)} />
          </span>
        ))}
      </>
    );
  if (value.type === 'color')
    return (
      <>
        <input
          type="color"
          aria-label={name}
          value={hexColour(value.value)}
          onChange={event => save(colourOf(event.currentTarget.value, value.value?.a ?? 1), 'COLOR')}
        />{' '}
        <span class="mono">{text}</span>
      </>
    );
  if (value.type === 'enum' && meta.possibleValues?.length) {
    return (
      <select aria-label={name} value={text} onChange={event => save(event.currentTarget.value)}>
        {meta.possibleValues.map(one => (
          <option key={String(one.value)}>{String(one.value)}</option>
        ))}
      </select>
    );
  }
  return <EditableValue name={name} value={value.value} save={next => save(next)} />;
}

function hexColour({ r = 0, g = 0, b = 0 }: { r?: number; g?: number; b?: number } = {}): string {
  return `#${[r, g, b].map(part => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

function colourOf(hex: string, a: number): object {
  const [r, g, b] = [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16));
  return { r, g, b, a };
}

/** Apps use whole numbers or texts as ids and expect back what they sent. */
function numeric(id: string): number | string {
  return /^-?\d{1,15}$/.test(id) ? Number(id) : id;
}
