import type { PluginSession } from '../../state/plugin';
import { withActionValue, type UiState } from './state';

export type UiSession = PluginSession<UiState>;

export interface AttributeEdit {
  nodeId: string;
  /** Ids of the attributes on the way to the edited one. */
  path: number[];
  value: unknown;
  /** Which part of the value is edited. */
  hint?: string | undefined;
}

export function editAttribute(session: UiSession, { nodeId, path, value, hint }: AttributeEdit): void {
  void session.tryCall('editAttribute', {
    nodeId: originalId(nodeId),
    value,
    metadataIdPath: path,
    ...(hint ? { compoundTypeHint: hint } : {}),
  });
}

/** An app that uses numbers as ids expects numbers. */
function originalId(id: string): number | string {
  return /^-?\d{1,15}$/.test(id) ? Number(id) : id;
}

export function chooseMode(session: UiSession, mode: string): void {
  session.update(state => ({ ...state, mode }));
  void session.tryCall('onTraversalModeChange', { mode });
}

export async function runAction(session: UiSession, group: number, action: number, value: boolean): Promise<void> {
  const params = { customActionGroupIndex: group, customActionIndex: action, value };
  const answer = await session.tryCall<{ result: boolean }>('onCustomAction', params);
  if (answer) session.update(state => withActionValue(state, group, action, answer.result));
}
