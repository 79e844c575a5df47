// What a developer's own plugin may use; docs/PLUGIN-AUTHORS.md describes it. A change here is a change of a published API.
import htm from 'htm';
import { h, type VNode } from 'preact';

/** Markup without a build step: html`<p>Hello, ${name}</p>`. */
export const html = htm.bind(h) as unknown as (strings: TemplateStringsArray, ...values: unknown[]) => VNode;

export { h };
export { definePlugin, table } from '../define';
export { Empty, Pairs, Problem, Section, Split, Tabs, Dialog } from '../../blocks/basics';
export { Code } from '../../blocks/Code';
export { copyText, saveFile } from '../../blocks/copy';
export { EditableValue, Json } from '../../blocks/Json';
export { Menu } from '../../blocks/Menu';
export { Table } from '../../blocks/Table';
export { Tree } from '../../blocks/Tree';
export { RowStore } from '../../rows/store';
