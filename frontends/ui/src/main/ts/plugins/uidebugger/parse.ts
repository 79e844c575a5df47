import { fieldsOf, listOf, numberOf, stringsOf, textOf } from '../../api/json';
import type { Box, FrameworkEvent, Inspectable, Snapshot, UiNode } from './model';

// Apps use numbers or strings as ids; here they are strings.

export function nodeIn(value: unknown): UiNode {
  const fields = fieldsOf(value);
  const node: UiNode = {
    id: textOf(fields['id']),
    name: textOf(fields['name']),
    children: stringsOf(fields['children']),
    bounds: boxIn(fields['bounds']),
    attributes: fieldsOf(fields['attributes']) as Record<string, Inspectable>,
    inlineAttributes: fieldsOf(fields['inlineAttributes']) as Record<string, string>,
    tags: stringsOf(fields['tags']),
  };
  const qualifiedName = textOf(fields['qualifiedName']);
  const activeChild = textOf(fields['activeChild']);
  if (qualifiedName) node.qualifiedName = qualifiedName;
  if (activeChild) node.activeChild = activeChild;
  return node;
}

function boxIn(value: unknown): Box {
  const { x, y, width, height } = fieldsOf(value);
  return { x: numberOf(x) ?? 0, y: numberOf(y) ?? 0, width: numberOf(width) ?? 0, height: numberOf(height) ?? 0 };
}

export function nodesIn(values: unknown): Record<string, UiNode> {
  return Object.fromEntries(listOf(values).map(value => [textOf(fieldsOf(value)['id']), nodeIn(value)]));
}

export function eventsIn(values: unknown): FrameworkEvent[] {
  return listOf(values).map(value => {
    const event = value as FrameworkEvent;
    return { ...event, nodeId: textOf(event.nodeId) };
  });
}

export function snapshotIn(value: unknown): Snapshot | null {
  const { nodeId, data } = fieldsOf(value);
  return typeof data === 'string' ? { nodeId: textOf(nodeId), data } : null;
}
