import { useComputed, useSignal, type Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Empty, Pairs, Section, Split, Tabs } from '../../components/basics';
import { EditableValue, Json } from '../../components/json/Json';
import { Tree } from '../../components/tree/Tree';
import type { Session } from '../../state/session';
import type { PagePlugin } from '../../state/plugin';
import { fieldOf, matches, NO_TREE, receive, withElements, type Element, type LayoutState } from './state';

/** The classic layout inspector. */
export const layout: PagePlugin<LayoutState> = {
  title: 'Layout',
  start: () => ({ views: NO_TREE, accessibility: NO_TREE, stale: [], staleAccessibility: [], tapped: null }),
  receive,
  async opened(session) {
    await readTree(session, 'views');
    await readTree(session, 'accessibility').catch(() => {});
  },
  View: LayoutView,
};

type Which = 'views' | 'accessibility';

/** Deep enough for any layout; a node that an app tells over and over must not keep the page reading. */
const MOST_NODES = 20_000;

async function readTree(session: Session<LayoutState>, which: Which): Promise<void> {
  const root = await session.call<Element>(which === 'views' ? 'getRoot' : 'getAXRoot');
  if (!root?.id) return;
  session.update(state => ({ ...state, [which]: withElements({ root: root.id, elements: {} }, [root]) }));
  let ids = root.children ?? [];
  const seen = new Set<string>([root.id]);
  while (ids.length > 0 && seen.size < MOST_NODES) {
    ids.forEach(id => seen.add(id));
    const found = await readNodes(session, which, ids);
    ids = [...new Set(found.flatMap(element => element?.children ?? []))].filter(id => !seen.has(id));
  }
}

async function readNodes(session: Session<LayoutState>, which: Which, ids: string[]): Promise<Element[]> {
  const { elements } = await session.call<{ elements: Element[] }>(which === 'views' ? 'getNodes' : 'getAXNodes', {
    ids,
  });
  session.update(state => ({ ...state, [which]: withElements(state[which], elements) }));
  return elements;
}

function LayoutView({ session }: { session: Session<LayoutState> }) {
  const state = session.state.value;
  const tab = useSignal<string>('views');
  const which = tab.value as Which;
  const selected = useSignal<string | null>(null);
  const hovered = useSignal<string | null>(null);
  const folded = useSignal<ReadonlySet<string>>(new Set());
  const search = useSignal('');
  const aligning = useSignal(false);
  const targeting = useSignal(false);
  const tree = state[which];
  const found = useComputed(() => matches(session.state.value[tab.value as Which], search.value)).value;

  useEffect(() => {
    if (state.stale.length === 0) return;
    session.update(now => ({ ...now, stale: [] }));
    void readNodes(session, 'views', state.stale).catch(() => {});
  }, [state.stale]);
  useEffect(() => {
    if (state.tapped !== null) selected.value = state.tapped;
  }, [state.tapped]);
  const lit = hovered.value ?? selected.value;
  useEffect(() => {
    if (session.connected.peek())
      void session
        .call('setHighlighted', { id: lit, isAlignmentMode: aligning.value, inAlignmentMode: aligning.value })
        .catch(() => {});
  }, [lit, aligning.value]);

  if (tree.root === null)
    return (
      <Empty title="Layout">
        {session.connected.value
          ? 'Reading what the app shows…'
          : 'The app is not connected; its layout is read from the app itself.'}
      </Empty>
    );
  const target = () => {
    targeting.value = !targeting.value;
    void session.call('setSearchActive', { active: targeting.value }).catch(() => {});
  };
  const element = selected.value === null ? undefined : tree.elements[selected.value];
  return (
    <div class="column">
      <div class="bar" role="toolbar" aria-label="Layout">
        <Tabs
          label="Tree"
          chosen={tab}
          tabs={
            state.accessibility.root
              ? [
                  ['views', 'Views'],
                  ['accessibility', 'Accessibility'],
                ]
              : [['views', 'Views']]
          }
        />
        <input
          type="search"
          class="search"
          aria-label="Search"
          placeholder="Search"
          value={search.value}
          onInput={event => (search.value = event.currentTarget.value)}
          onKeyDown={event => {
            if (event.key === 'Enter') selected.value = next([...found], selected.value);
          }}
        />
        {search.value && (
          <span class="muted" role="status">
            {found.size} found
          </span>
        )}
        <span class="grow" />
        <button type="button" aria-pressed={targeting.value} onClick={target} title="Choose by tapping on the device">
          Tap to choose
        </button>
        <button type="button" aria-pressed={aligning.value} onClick={() => (aligning.value = !aligning.value)}>
          Alignment lines
        </button>
        <button type="button" onClick={() => void readTree(session, which)}>
          Reload
        </button>
      </div>
      <Split
        name="Layout"
        side={
          element && (
            <ElementDetail session={session} element={element} ax={which === 'accessibility'} key={element.id} />
          )
        }
      >
        <Tree
          label="Elements"
          roots={[tree.root]}
          childrenOf={id => tree.elements[id]?.children ?? []}
          face={id => <Face element={tree.elements[id]} id={id} />}
          selected={selected}
          hovered={hovered}
          folded={folded}
          tone={id => (found.has(id) ? 'match' : '')}
          version={tree.elements}
        />
      </Split>
    </div>
  );
}

function next(ids: string[], after: string | null): string | null {
  return ids[(ids.indexOf(after ?? '') + 1) % Math.max(1, ids.length)] ?? null;
}

function Face({ element, id }: { element: Element | undefined; id: string }) {
  if (!element) return <span class="muted">{id}</span>;
  return (
    <span class="mono">
      <span class="tag">{element.name}</span>
      {(element.attributes ?? []).map(({ name, value }) => (
        <span key={name} class="muted">
          {' '}
          {name}=<span class="json-string">"{value}"</span>
        </span>
      ))}
    </span>
  );
}

function ElementDetail({ session, element, ax }: { session: Session<LayoutState>; element: Element; ax: boolean }) {
  const snapshot = useSignal<string | null>(null);
  useEffect(() => {
    session.call<{ snapshot: string }>('getSnapshot', { id: element.id }).then(
      answer => (snapshot.value = answer.snapshot),
      () => {},
    );
  }, []);
  const set = async (path: string[], kind: string, value: unknown) => {
    await session.tell('setData', { id: element.id, path, value: kind === 'auto' ? value : { kind, data: value }, ax });
    await readNodes(session, ax ? 'accessibility' : 'views', [element.id]).catch(() => {});
  };
  return (
    <>
      <Section title={element.name}>
        <Pairs
          pairs={[
            ['Id', <span class="mono">{element.id}</span>],
            ['Children', String(element.children?.length ?? 0)],
          ]}
        />
      </Section>
      <Snapshot data={snapshot} name={element.name} />
      {Object.entries(element.data ?? {}).map(([section, fields]) => (
        <Section key={section} title={section}>
          <dl class="pairs">
            {Object.entries(fields ?? {}).map(([name, raw]) => {
              const { kind, mutable, value, choices } = fieldOf(raw);
              return (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>
                    {mutable && choices ? (
                      <select
                        aria-label={name}
                        value={String(value)}
                        onChange={event => void set([section, name], kind, event.currentTarget.value)}
                      >
                        {choices.map(choice => (
                          <option key={choice}>{choice}</option>
                        ))}
                      </select>
                    ) : mutable ? (
                      <EditableValue
                        name={name}
                        value={value}
                        save={edited => void set([section, name], kind, edited)}
                      />
                    ) : (
                      <Json value={plain(value)} open={0} />
                    )}
                  </dd>
                </div>
              );
            })}
          </dl>
        </Section>
      ))}
    </>
  );
}

/** Nested values lose their wrapping. */
function plain(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if ('__type__' in value) return plain(fieldOf(value).value);
  return Array.isArray(value)
    ? value.map(plain)
    : Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member)]));
}

function Snapshot({ data, name }: { data: Signal<string | null>; name: string }) {
  return data.value ? (
    <Section title="Snapshot">
      <div class="picture">
        <img src={`data:image/png;base64,${data.value.replace(/\s+/g, '')}`} alt={`How ${name} looks`} />
      </div>
    </Section>
  ) : null;
}
