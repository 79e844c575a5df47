import { fieldsOf, textOf } from '../../api/json';
import { EditableValue } from '../../components/json/EditableValue';
import { openPlugin } from '../../state/navigation';
import { colorOf, hexColor, inspectableText, PARTS, type Part } from './inspectable';
import type { Inspectable, Metadata } from './model';

interface Props {
  name: string;
  value: Inspectable;
  metadata: Metadata | undefined;
  /** The app, for links to its other plugins. */
  clientId: string | null;
  save(value: unknown, hint?: string): void;
}

/** The value of an attribute, with the editor for its type where the app allows changes. */
export function AttributeValue(props: Props) {
  const { name, value, metadata, clientId, save } = props;
  if (value.type === 'pluginDeeplink') return <DeepLink value={value} clientId={clientId} />;
  if (!metadata?.mutable) return <ReadOnly value={value} />;
  const parts = PARTS[value.type];
  if (parts) return <PartEditors {...props} parts={parts} />;
  if (value.type === 'color') return <ColorEditor {...props} />;
  if (value.type === 'enum' && metadata.possibleValues?.length) {
    return <EnumEditor {...props} choices={metadata.possibleValues} />;
  }
  return <EditableValue name={name} value={value.value} save={next => save(next)} />;
}

function DeepLink({ value, clientId }: Pick<Props, 'value' | 'clientId'>) {
  const { pluginId = '', deeplinkPayload } = value;
  const link = deeplinkPayload === null || deeplinkPayload === undefined ? null : textOf(deeplinkPayload);
  return (
    <button type="button" class="link" onClick={() => clientId && openPlugin(clientId, pluginId, link)}>
      {inspectableText(value)}
    </button>
  );
}

function ReadOnly({ value }: Pick<Props, 'value'>) {
  const text = inspectableText(value) ?? '';
  return (
    <span class="mono">
      {value.type === 'color' && <span class="swatch" style={{ backgroundColor: text }} />}
      {text}
    </span>
  );
}

function PartEditors({ name, value, save, parts }: Props & { parts: readonly Part[] }) {
  return (
    <>
      {parts.map(([part, hint]) => (
        <span key={part} class="part">
          <span class="muted">{part}</span>{' '}
          <EditableValue name={`${name} ${part}`} value={fieldsOf(value.value)[part]} save={next => save(next, hint)} />
        </span>
      ))}
    </>
  );
}

function ColorEditor({ name, value, save }: Props) {
  return (
    <>
      <input
        type="color"
        aria-label={name}
        value={hexColor(value.value)}
        onChange={event => save(colorOf(event.currentTarget.value, value.value), 'COLOR')}
      />{' '}
      <span class="mono">{inspectableText(value)}</span>
    </>
  );
}

function EnumEditor({ name, value, save, choices }: Props & { choices: Inspectable[] }) {
  return (
    <select aria-label={name} value={textOf(value.value)} onChange={event => save(event.currentTarget.value)}>
      {choices.map(choice => (
        <option key={textOf(choice.value)}>{textOf(choice.value)}</option>
      ))}
    </select>
  );
}
