import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { EditableValue } from '../../components/json/EditableValue';
import { Json } from '../../components/json/Json';
import { Pairs } from '../../components/Pairs';
import { Section } from '../../components/Section';
import { fieldOf, plainValue } from './field';
import { setField, type LayoutSession } from './requests';
import type { Element, TreeName } from './state';

interface Props {
  session: LayoutSession;
  element: Element;
  tree: TreeName;
}

/** An element with its snapshot and its fields, which can be edited where the app allows it. */
export function ElementDetail({ session, element, tree }: Props) {
  const { id, name, children = [], data = {} } = element;
  return (
    <>
      <Section title={name}>
        <Pairs
          pairs={[
            ['Id', <span class="mono">{id}</span>],
            ['Children', String(children.length)],
          ]}
        />
      </Section>
      <Snapshot session={session} element={element} />
      {Object.entries(data).map(([section, fields]) => (
        <Section key={section} title={section}>
          <dl class="pairs">
            {Object.entries(fields ?? {}).map(([field, raw]) => (
              <div key={field}>
                <dt>{field}</dt>
                <dd>
                  <FieldValue
                    name={field}
                    raw={raw}
                    save={(kind, value) => void setField(session, tree, id, [section, field], { kind, value })}
                  />
                </dd>
              </div>
            ))}
          </dl>
        </Section>
      ))}
    </>
  );
}

interface FieldProps {
  name: string;
  raw: unknown;
  save(kind: string, value: unknown): void;
}

function FieldValue({ name, raw, save }: FieldProps) {
  const { kind, mutable, value, choices } = fieldOf(raw);
  if (!mutable) return <Json value={plainValue(value)} open={0} />;
  if (!choices) return <EditableValue name={name} value={value} save={edited => save(kind, edited)} />;
  return (
    <select aria-label={name} value={String(value)} onChange={event => save(kind, event.currentTarget.value)}>
      {choices.map(choice => (
        <option key={choice}>{choice}</option>
      ))}
    </select>
  );
}

function Snapshot({ session, element }: Omit<Props, 'tree'>) {
  const image = useSignal<string | null>(null);
  useEffect(() => {
    session.call<{ snapshot: string }>('getSnapshot', { id: element.id }).then(
      answer => (image.value = answer.snapshot),
      () => {},
    );
  }, []);
  if (!image.value) return null;
  return (
    <Section title="Snapshot">
      <div class="picture">
        <img src={`data:image/png;base64,${image.value.replace(/\s+/g, '')}`} alt={`Snapshot of ${element.name}`} />
      </div>
    </Section>
  );
}
