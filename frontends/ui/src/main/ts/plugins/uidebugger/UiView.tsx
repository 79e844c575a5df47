import { useSignal, type Signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { Empty } from '../../components/Empty';
import { Problem } from '../../components/Problem';
import { Split } from '../../components/Split';
import { Tree } from '../../components/tree/Tree';
import { Attributes } from './Attributes';
import { FrameworkEvents } from './FrameworkEvents';
import type { UiNode } from './model';
import { Performance } from './Performance';
import { Picture } from './Picture';
import type { UiSession } from './requests';
import { matchingNodes } from './state';
import { UiBar } from './UiBar';

export function UiView({ session }: { session: UiSession }) {
  const state = session.state.value;
  const { root, nodes, errors } = state;
  const tab = useSignal('tree');
  const selected = useSignal<string | null>(null);
  const search = useSignal('');
  const wireframe = useSignal(false);
  const found = useMemo(() => matchingNodes(state, search.value), [search.value, nodes]);
  if (root === null || !nodes[root]) {
    return (
      <Empty title="UI Debugger">
        {session.connected.value
          ? 'Waiting for the first frame. The app sends one when it draws.'
          : 'The app is not connected.'}
      </Empty>
    );
  }
  const showNode = (id: string) => {
    selected.value = id;
    tab.value = 'tree';
  };
  const error = errors.at(-1);
  return (
    <div class="column">
      <UiBar session={session} tab={tab} search={search} found={found} selected={selected} wireframe={wireframe} />
      <Problem error={error && `The app failed to inspect ${error.nodeName}: ${error.errorMessage}`} />
      {tab.value === 'events' && <FrameworkEvents state={state} showNode={showNode} />}
      {tab.value === 'performance' && <Performance stats={state.stats} />}
      {tab.value === 'tree' && (
        <Elements session={session} root={root} found={found} selected={selected} wireframe={wireframe.value} />
      )}
    </div>
  );
}

interface ElementsProps {
  session: UiSession;
  root: string;
  found: ReadonlySet<string>;
  selected: Signal<string | null>;
  wireframe: boolean;
}

/** The tree beside the picture, and the attributes of the selected element. */
function Elements({ session, root, found, selected, wireframe }: ElementsProps) {
  const state = session.state.value;
  const { nodes } = state;
  const hovered = useSignal<string | null>(null);
  const collapsed = useSignal<ReadonlySet<string>>(new Set());
  const node = selected.value === null ? undefined : nodes[selected.value];
  return (
    <Split name="UI" side={node && <Attributes session={session} node={node} key={node.id} />}>
      <div class="ui-debugger">
        <Tree
          label="Elements"
          roots={[root]}
          childrenOf={id => nodes[id]?.children ?? []}
          face={id => <Face id={id} node={nodes[id]} />}
          selected={selected}
          hovered={hovered}
          collapsed={collapsed}
          tone={id => (found.has(id) ? 'match' : '')}
          version={nodes}
        />
        <Picture state={state} selected={selected} hovered={hovered} wireframe={wireframe} />
      </div>
    </Split>
  );
}

function Face({ id, node }: { id: string; node: UiNode | undefined }) {
  return (
    <span class="mono">
      <span class="tag">{node?.name ?? id}</span>
      {Object.entries(node?.inlineAttributes ?? {}).map(([name, value]) => (
        <span key={name} class="muted">
          {' '}
          {name}=<span class="json-string">"{value}"</span>
        </span>
      ))}
    </span>
  );
}
