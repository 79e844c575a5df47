import type { Signal } from '@preact/signals';
import { Checkbox } from '../../components/Checkbox';
import { Menu } from '../../components/Menu';
import { SearchBox } from '../../components/SearchBox';
import { Tabs } from '../../components/Tabs';
import { nextMatch } from '../../components/tree/nextMatch';
import type { ActionGroup } from './model';
import { chooseMode, runAction, type UiSession } from './requests';

interface Props {
  session: UiSession;
  tab: Signal<string>;
  search: Signal<string>;
  found: ReadonlySet<string>;
  selected: Signal<string | null>;
  wireframe: Signal<boolean>;
}

export function UiBar({ session, tab, search, found, selected, wireframe }: Props) {
  const { events, actions, paused } = session.state.value;
  const togglePause = () => session.update(state => ({ ...state, paused: !state.paused }));
  return (
    <div class="bar" role="toolbar" aria-label="UI Debugger">
      <Tabs
        label="View"
        chosen={tab}
        tabs={[
          ['tree', 'Tree'],
          ['events', events.length > 0 ? `Events (${events.length})` : 'Events'],
          ['performance', 'Performance'],
        ]}
      />
      <SearchBox text={search} onSubmit={() => (selected.value = nextMatch(found, selected.value))} />
      {search.value && (
        <span class="muted" role="status">
          {found.size} found
        </span>
      )}
      <span class="grow" />
      <ModeSelect session={session} />
      {actions.map((group, index) => (
        <ActionMenu key={group.title} session={session} group={group} index={index} />
      ))}
      <Checkbox checked={wireframe.value} onToggle={() => (wireframe.value = !wireframe.value)}>
        Wireframe
      </Checkbox>
      <button type="button" aria-pressed={paused} onClick={togglePause}>
        {paused ? 'Resume' : 'Pause'}
      </button>
    </div>
  );
}

function ModeSelect({ session }: { session: UiSession }) {
  const { modes, mode } = session.state.value;
  if (modes.length < 2) return null;
  return (
    <select aria-label="Tree" value={mode ?? ''} onChange={event => chooseMode(session, event.currentTarget.value)}>
      {modes.map(one => (
        <option key={one} value={one}>
          {one.replace('-', ' ')}
        </option>
      ))}
    </select>
  );
}

function ActionMenu({ session, group, index }: { session: UiSession; group: ActionGroup; index: number }) {
  const run = (action: number, value: boolean) => void runAction(session, index, action, value);
  return (
    <Menu label={group.title} face={group.title}>
      {() =>
        group.actions.map(({ type, title, value = false }, action) =>
          type === 'BooleanAction' ? (
            <Checkbox key={title} class="menu-item" checked={value} onToggle={() => run(action, !value)}>
              {title}
            </Checkbox>
          ) : (
            <button key={title} type="button" class="menu-item" onClick={() => run(action, true)}>
              {title}
            </button>
          ),
        )
      }
    </Menu>
  );
}
