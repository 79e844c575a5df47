// What a developer's own plugin may use; docs/PLUGIN-AUTHORS.md describes it. A change here is a change of a published API.
import htm from 'htm';
import { h, type VNode } from 'preact';

/** Markup without a build step: html`<p>Hello, ${name}</p>`. */
export const html = htm.bind(h) as unknown as (strings: TemplateStringsArray, ...values: unknown[]) => VNode;

export { h };
export { definePlugin, table } from '../define';
export { Empty, Pairs, Problem, Section, Split, Tabs, Dialog } from '../../components/basics';
export { Code } from '../../components/code/Code';
export { copyText, saveFile } from '../../components/clipboard';
export { EditableValue, Json } from '../../components/json/Json';
export { Menu } from '../../components/Menu';
export { Table } from '../../components/table/Table';
export { Tree } from '../../components/tree/Tree';
export { RowStore } from '../../rows/store';
