import { useComputed, useSignal, type Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Empty } from '../../components/Empty';
import { SearchBox } from '../../components/SearchBox';
import { Split } from '../../components/Split';
import { Tabs } from '../../components/Tabs';
import { Tree } from '../../components/tree/Tree';
import { nextMatch } from '../../components/tree/nextMatch';
import { ElementDetail } from './ElementDetail';
import { highlight, readElements, readTree, type LayoutSession } from './requests';
import { matchingElements, type Element, type TreeName } from './state';

export function LayoutView({ session }: { session: LayoutSession }) {
  const state = session.state.value;
  const tab = useSignal<string>('views');
  const treeName = tab.value as TreeName;
  const selected = useSignal<string | null>(null);
  const hovered = useSignal<string | null>(null);
  const collapsed = useSignal<ReadonlySet<string>>(new Set());
  const search = useSignal('');
  const alignmentLines = useSignal(false);
  const found = useComputed(() => matchingElements(session.state.value[tab.value as TreeName], search.value)).value;
  useStaleElements(session, 'views');
  useStaleElements(session, 'accessibility');
  useTappedElement(session, selected);
  useHighlight(session, hovered.value ?? selected.value, alignmentLines.value);

  const { root, elements } = state[treeName];
  if (root === null) {
    return (
      <Empty title="Layout">
        {session.connected.value
          ? 'Reading the layout…'
          : 'The app is not connected. The layout is read from the running app.'}
      </Empty>
    );
  }
  const element = selected.value === null ? undefined : elements[selected.value];
  const side = element && <ElementDetail session={session} element={element} tree={treeName} key={element.id} />;
  return (
    <div class="column">
      <LayoutBar session={session} tab={tab} search={search} found={found} selected={selected} lines={alignmentLines} />
      <Split name="Layout" side={side}>
        <Tree
          label="Elements"
          roots={[root]}
          childrenOf={id => elements[id]?.children ?? []}
          face={id => <Face element={elements[id]} id={id} />}
          selected={selected}
          hovered={hovered}
          collapsed={collapsed}
          tone={id => (found.has(id) ? 'match' : '')}
          version={elements}
        />
      </Split>
    </div>
  );
}

/** Reads again what the app has changed. */
function useStaleElements(session: LayoutSession, tree: TreeName): void {
  const stale = session.state.value.stale[tree];
  useEffect(() => {
    if (stale.length === 0) return;
    session.update(state => ({ ...state, stale: { ...state.stale, [tree]: [] } }));
    void readElements(session, tree, stale).catch(() => {});
  }, [stale]);
}

function useTappedElement(session: LayoutSession, selected: Signal<string | null>): void {
  const { tapped } = session.state.value;
  useEffect(() => {
    if (tapped !== null) selected.value = tapped;
  }, [tapped]);
}

function useHighlight(session: LayoutSession, id: string | null, alignmentLines: boolean): void {
  useEffect(() => {
    if (session.connected.peek()) highlight(session, id, alignmentLines);
  }, [id, alignmentLines]);
}

interface BarProps {
  session: LayoutSession;
  tab: Signal<string>;
  search: Signal<string>;
  found: ReadonlySet<string>;
  selected: Signal<string | null>;
  /** Whether the device shows alignment lines. */
  lines: Signal<boolean>;
}

function LayoutBar({ session, tab, search, found, selected, lines }: BarProps) {
  const tabs: [string, string][] = [['views', 'Views']];
  if (session.state.value.accessibility.root) tabs.push(['accessibility', 'Accessibility']);
  return (
    <div class="bar" role="toolbar" aria-label="Layout">
      <Tabs label="Tree" chosen={tab} tabs={tabs} />
      <SearchBox text={search} onSubmit={() => (selected.value = nextMatch(found, selected.value))} />
      {search.value && (
        <span class="muted" role="status">
          {found.size} found
        </span>
      )}
      <span class="grow" />
      <TapToSelect session={session} />
      <button type="button" aria-pressed={lines.value} onClick={() => (lines.value = !lines.value)}>
        Alignment lines
      </button>
      <button type="button" onClick={() => void readTree(session, tab.value as TreeName)}>
        Reload
      </button>
    </div>
  );
}

function TapToSelect({ session }: { session: LayoutSession }) {
  const active = useSignal(false);
  const toggle = () => {
    active.value = !active.value;
    void session.call('setSearchActive', { active: active.value }).catch(() => {});
  };
  return (
    <button
      type="button"
      aria-pressed={active.value}
      onClick={toggle}
      title="Select an element by tapping it on the device"
    >
      Tap to select
    </button>
  );
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
