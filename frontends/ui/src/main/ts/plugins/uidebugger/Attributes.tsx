import { Pairs } from '../../components/Pairs';
import { Section } from '../../components/Section';
import { AttributeValue } from './AttributeValue';
import { inspectableText } from './inspectable';
import type { Inspectable, UiNode } from './model';
import { editAttribute, type UiSession } from './requests';

/** The attributes of a node, which can be edited where the app allows it. */
export function Attributes({ session, node }: { session: UiSession; node: UiNode }) {
  const { id: nodeId, name, qualifiedName, bounds, tags, attributes } = node;
  const { metadata } = session.state.value;
  return (
    <>
      <Section title={name}>
        <Pairs
          pairs={[
            ['Class', qualifiedName ?? name],
            ['Id', nodeId],
            ['Bounds', `${bounds.width} × ${bounds.height} at ${bounds.x}, ${bounds.y}`],
            ['Tags', tags.join(', ') || '-'],
          ]}
        />
      </Section>
      {Object.entries(attributes).map(([id, section]) => (
        <Section key={id} title={metadata[id]?.name ?? id}>
          <Fields session={session} nodeId={nodeId} fields={section.fields ?? {}} path={[Number(id)]} />
        </Section>
      ))}
    </>
  );
}

interface Place {
  session: UiSession;
  nodeId: string;
  /** Ids of the attributes on the way here. */
  path: number[];
}

function Fields({ fields, path, ...place }: Place & { fields: Record<string, Inspectable> }) {
  const { metadata } = place.session.state.value;
  return (
    <dl class="pairs">
      {Object.entries(fields).map(([id, value]) => (
        <div key={id}>
          <dt>{metadata[id]?.name ?? id}</dt>
          <dd>
            <Field {...place} id={id} value={value} path={[...path, Number(id)]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Field({ id, value, ...place }: Place & { id: string; value: Inspectable }) {
  const { session, nodeId, path } = place;
  const metadata = session.state.value.metadata[id];
  if (value.type === 'object') return <Fields {...place} fields={value.fields ?? {}} />;
  if (value.type === 'array') {
    return (
      <>
        {(value.items ?? []).map((item, index) => (
          <div key={index}>{inspectableText(item) ?? <Fields {...place} fields={item.fields ?? {}} />}</div>
        ))}
      </>
    );
  }
  return (
    <AttributeValue
      name={metadata?.name ?? id}
      value={value}
      metadata={metadata}
      clientId={session.target.clientId}
      save={(next, hint) => editAttribute(session, { nodeId, path, value: next, hint })}
    />
  );
}
