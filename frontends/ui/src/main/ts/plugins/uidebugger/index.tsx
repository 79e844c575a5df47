import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { Empty, Problem, Split, Tabs } from '../../components/basics';
import { Menu } from '../../components/Menu';
import { Tree } from '../../components/tree/Tree';
import type { Session } from '../../state/session';
import type { PagePlugin } from '../../state/plugin';
import { Attributes } from './Attributes';
import { FrameworkEvents, Performance } from './Events';
import { receive, START, type UiState } from './state';
import { Picture } from './Picture';

/** What the app shows, as a tree and as a picture. */
export const uiDebugger: PagePlugin<UiState> = { title: 'UI Debugger', start: () => START, receive, View: UiView };

function UiView({ session }: { session: Session<UiState> }) {
  const state = session.state.value;
  const { root, nodes, modes, mode, actions, paused, errors } = state;
  const tab = useSignal('tree');
  const selected = useSignal<string | null>(null);
  const hovered = useSignal<string | null>(null);
  const folded = useSignal<ReadonlySet<string>>(new Set());
  const search = useSignal('');
  const wireframe = useSignal(false);
  const found = useMemo(() => {
    const wanted = search.value.trim().toLowerCase();
    return new Set(
      wanted === ''
        ? []
        : Object.values(nodes)
            .filter(node =>
              `${node.name} ${Object.values(node.inlineAttributes).join(' ')}`.toLowerCase().includes(wanted),
            )
            .map(({ id }) => id),
    );
  }, [search.value, nodes]);

  if (root === null || !nodes[root])
    return (
      <Empty title="UI Debugger">
        {session.connected.value
          ? 'Waiting for the first frame. The app tells one when it draws.'
          : 'The app is not connected.'}
      </Empty>
    );
  const act = async (group: number, index: number, value: boolean) => {
    const answer = await session.tell<{ result: boolean }>('onCustomAction', {
      customActionGroupIndex: group,
      customActionIndex: index,
      value,
    });
    if (answer)
      session.update(now => ({
        ...now,
        actions: now.actions.map((one, g) =>
          g === group
            ? {
                ...one,
                actions: one.actions.map((action, a) =>
                  a === index && action.type === 'BooleanAction' ? { ...action, value: answer.result } : action,
                ),
              }
            : one,
        ),
      }));
  };
  const node = selected.value === null ? undefined : nodes[selected.value];
  return (
    <div class="column">
      <div class="bar" role="toolbar" aria-label="UI Debugger">
        <Tabs
          label="What to see"
          chosen={tab}
          tabs={[
            ['tree', 'Tree'],
            ['events', `Events${state.events.length ? ` (${state.events.length})` : ''}`],
            ['performance', 'Performance'],
          ]}
        />
        <input
          type="search"
          class="search"
          aria-label="Search"
          placeholder="Search"
          value={search.value}
          onInput={event => (search.value = event.currentTarget.value)}
          onKeyDown={event => {
            const ids = [...found];
            if (event.key === 'Enter' && ids.length > 0)
              selected.value = ids[(ids.indexOf(selected.value ?? '') + 1) % ids.length]!;
          }}
        />
        {search.value && (
          <span class="muted" role="status">
            {found.size} found
          </span>
        )}
        <span class="grow" />
        {modes.length > 1 && (
          <select
            aria-label="Tree of"
            value={mode ?? ''}
            onChange={event => {
              const chosen = event.currentTarget.value;
              session.update(now => ({ ...now, mode: chosen }));
              void session.tell('onTraversalModeChange', { mode: chosen });
            }}
          >
            {modes.map(one => (
              <option key={one} value={one}>
                {one.replace('-', ' ')}
              </option>
            ))}
          </select>
        )}
        {actions.map((group, g) => (
          <Menu key={group.title} label={group.title} face={group.title}>
            {() =>
              group.actions.map((action, a) =>
                action.type === 'BooleanAction' ? (
                  <label key={action.title} class="menu-item">
                    <input
                      type="checkbox"
                      checked={action.value ?? false}
                      onChange={() => void act(g, a, !action.value)}
                    />{' '}
                    {action.title}
                  </label>
                ) : (
                  <button key={action.title} type="button" class="menu-item" onClick={() => void act(g, a, true)}>
                    {action.title}
                  </button>
                ),
              )
            }
          </Menu>
        ))}
        <label>
          <input type="checkbox" checked={wireframe.value} onChange={() => (wireframe.value = !wireframe.value)} />{' '}
          Wireframe
        </label>
        <button
          type="button"
          aria-pressed={paused}
          onClick={() => session.update(now => ({ ...now, paused: !now.paused }))}
        >
          {paused ? 'Resume' : 'Pause'}
        </button>
      </div>
      <Problem
        text={
          errors.length > 0
            ? `The app could not look into ${errors.at(-1)!.nodeName}: ${errors.at(-1)!.errorMessage}`
            : null
        }
      />
      {tab.value === 'events' ? (
        <FrameworkEvents state={state} choose={id => ((selected.value = id), (tab.value = 'tree'))} />
      ) : tab.value === 'performance' ? (
        <Performance state={state} />
      ) : (
        <Split
          name="UI"
          side={node && <Attributes session={session} node={node} metadata={state.metadata} key={node.id} />}
        >
          <div class="ui-debugger">
            <Tree
              label="Elements"
              roots={[root]}
              childrenOf={id => nodes[id]?.children ?? []}
              face={id => (
                <span class="mono">
                  <span class="tag">{nodes[id]?.name ?? id}</span>
                  {Object.entries(nodes[id]?.inlineAttributes ?? {}).map(([name, value]) => (
                    <span key={name} class="muted">
                      {' '}
                      {name}=<span class="json-string">"{value}"</span>
                    </span>
                  ))}
                </span>
              )}
              selected={selected}
              hovered={hovered}
              folded={folded}
              tone={id => (found.has(id) ? 'match' : '')}
              version={nodes}
            />
            <Picture state={state} selected={selected} hovered={hovered} wireframe={wireframe.value} />
          </div>
        </Split>
      )}
    </div>
  );
}
