import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { copyText } from '../clipboard';
import { EditableValue } from './EditableValue';
import { Leaf } from './Leaf';

/** Members shown at once; a click shows as many more. */
const STEP = 100;

type Edit = ((path: string[], value: unknown) => void) | undefined;

interface Props {
  value: unknown;
  name?: string;
  /** How many levels are expanded at first. */
  open?: number;
  /** Saves a plain value that was edited in place. */
  edit?: Edit;
}

/** A JSON value as a tree. */
export function Json({ value, name, open = 1, edit }: Props) {
  return (
    <div class="json mono">
      <Node value={value} name={name} depth={open} path={[]} edit={edit} />
    </div>
  );
}

interface NodeProps {
  value: unknown;
  name: string | undefined;
  /** How many levels from here are expanded at first. */
  depth: number;
  path: string[];
  edit: Edit;
}

function Node(props: NodeProps) {
  const { value, name, path, edit } = props;
  const label = name === undefined ? null : <span class="json-name">{name}: </span>;
  if (typeof value === 'object' && value !== null) return <Parent {...props} value={value} label={label} />;
  return (
    <div class="json-line">
      {label}
      {edit ? (
        <EditableValue value={value} name={name ?? 'value'} save={next => edit(path, next)} />
      ) : (
        <Leaf value={value} />
      )}
    </div>
  );
}

function Parent({ value, label, depth, path, edit }: NodeProps & { value: object; label: ComponentChildren }) {
  const open = useSignal(depth > 0);
  const members = Object.entries(value) as [string, unknown][];
  const [left, right] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  if (members.length === 0) {
    return (
      <div class="json-line">
        {label}
        {left + right}
      </div>
    );
  }
  return (
    <div>
      <div class="json-line">
        <button type="button" class="json-fold" aria-expanded={open.value} onClick={() => (open.value = !open.value)}>
          <span aria-hidden="true">{open.value ? '▾' : '▸'}</span>
          {label}
          <span class="muted">{open.value ? left : `${left} ${summaryOf(value, members)} ${right}`}</span>
        </button>
        {depth > 0 && path.length === 0 && <CopyLink value={value} />}
      </div>
      {open.value && <Members members={members} depth={depth} path={path} edit={edit} />}
    </div>
  );
}

function CopyLink({ value }: { value: object }) {
  return (
    <button type="button" class="json-copy" onClick={() => void copyText(JSON.stringify(value, null, 2), 'The value')}>
      copy
    </button>
  );
}

function Members({ members, depth, path, edit }: Omit<NodeProps, 'value' | 'name'> & { members: [string, unknown][] }) {
  const count = useSignal(STEP);
  return (
    <div class="json-children">
      {members.slice(0, count.value).map(([key, member]) => (
        <Node key={key} value={member} name={key} depth={depth - 1} path={[...path, key]} edit={edit} />
      ))}
      {members.length > count.value && (
        <button type="button" class="link" onClick={() => (count.value += STEP)}>
          {members.length - count.value} more
        </button>
      )}
    </div>
  );
}

function summaryOf(value: object, members: [string, unknown][]): string {
  if (Array.isArray(value)) return `${value.length} items`;
  const names = members.slice(0, 4).map(([key]) => key);
  return names.join(', ') + (members.length > names.length ? ', …' : '');
}
