import { useSignal, type Signal } from '@preact/signals';
import { textOf } from '../../api/json';
import { Checkbox } from '../../components/Checkbox';
import { Empty } from '../../components/Empty';
import { Pairs } from '../../components/Pairs';
import { Section } from '../../components/Section';
import { Split } from '../../components/Split';
import { Tree } from '../../components/tree/Tree';
import type { PluginSession } from '../../state/plugin';
import type { Leak, LeakElement } from './leakText';
import { withoutLeaks, type LeakState } from './state';

/** Writes a class name, with or without its package. */
type NameFormat = (name: string) => string;

const PACKAGE = /\b(?:\w+\.)+(?=[A-Z])/g;

export function LeakView({ session }: { session: PluginSession<LeakState> }) {
  const { leaks } = session.state.value;
  const chosen = useSignal(0);
  const selected = useSignal<string | null>(null);
  const fullNames = useSignal(false);
  const leak = leaks[Math.min(chosen.value, leaks.length - 1)];
  const format: NameFormat = name => (fullNames.value ? name : name.replace(PACKAGE, ''));
  const clear = () => {
    session.update(withoutLeaks);
    void session.call('clear').catch(() => {});
  };
  if (!leak) {
    return (
      <Empty title="No leak">
        LeakCanary in the app reports objects that should have been released. Each appears here with the path of
        references that holds it.
      </Empty>
    );
  }
  const choose = (index: number) => {
    chosen.value = index;
    selected.value = null;
  };
  return (
    <div class="column">
      <div class="bar" role="toolbar" aria-label="Leaks">
        <Checkbox checked={fullNames.value} onToggle={() => (fullNames.value = !fullNames.value)}>
          Full class names
        </Checkbox>
        <span class="grow" />
        <button type="button" onClick={clear}>
          Clear
        </button>
      </div>
      <div class="columns">
        <LeakList leaks={leaks} shown={leak} choose={choose} format={format} />
        <ReferencePath leak={leak} selected={selected} format={format} />
      </div>
    </div>
  );
}

interface ListProps {
  leaks: Leak[];
  shown: Leak;
  choose(index: number): void;
  format: NameFormat;
}

function LeakList({ leaks, shown, choose, format }: ListProps) {
  return (
    <ul class="choices list-pane" aria-label="Leaks">
      {leaks.map((leak, index) => (
        <li key={index}>
          <button type="button" aria-current={leak === shown} onClick={() => choose(index)}>
            <strong>{format(leak.title)}</strong>
            <br />
            <span class="muted">{leak.retainedSize}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

interface PathProps {
  leak: Leak;
  selected: Signal<string | null>;
  format: NameFormat;
}

function ReferencePath({ leak, selected, format }: PathProps) {
  const collapsed = useSignal<ReadonlySet<string>>(new Set());
  const element = selected.value === null ? undefined : leak.elements[selected.value];
  return (
    <Split name="Leak" side={<LeakDetail leak={leak} element={element} format={format} />}>
      <Tree
        label="Reference path"
        roots={[leak.root]}
        childrenOf={id => (leak.elements[id]?.children ?? []).filter(child => child in leak.elements)}
        face={id => <span class="mono">{format(leak.elements[id]?.name ?? id)}</span>}
        selected={selected}
        collapsed={collapsed}
        version={leak}
      />
    </Split>
  );
}

interface DetailProps {
  leak: Leak;
  element: LeakElement | undefined;
  format: NameFormat;
}

function LeakDetail({ leak, element, format }: DetailProps) {
  const { attributes = [], data = {} } = element ?? {};
  return (
    <>
      <Section title={format(leak.title)}>
        <Pairs pairs={[['Retained size', leak.retainedSize || 'unknown']]} />
      </Section>
      {element && attributes.length > 0 && (
        <Section title={format(element.name)}>
          <Pairs pairs={attributes.map(({ name, value }) => [name, textOf(value)])} />
        </Section>
      )}
      {Object.entries(data).map(([section, values]) => (
        <Section key={section} title={section}>
          <Pairs pairs={Object.entries(values ?? {}).map(([name, value]) => [name, textOf(value)])} />
        </Section>
      ))}
      {leak.details && (
        <Section title="Details">
          <pre class="stack">{leak.details}</pre>
        </Section>
      )}
    </>
  );
}
