import type { Box } from './model';
import type { UiState } from './state';

/** The rectangle of a node, relative to the whole picture. */
export interface PlacedBox extends Box {
  id: string;
}

/** More than any UI has. It ends the search in a tree that contains itself. */
const MAX_DEPTH = 500;

/** The boxes of all visible nodes, outer ones before inner ones. */
export function placeNodes({ root, nodes }: Pick<UiState, 'root' | 'nodes'>): PlacedBox[] {
  const boxes: PlacedBox[] = [];
  const visit = (id: string, x: number, y: number, depth: number) => {
    const node = nodes[id];
    if (!node || depth > MAX_DEPTH) return;
    const { bounds, children, activeChild } = node;
    const box = { id, x: x + bounds.x, y: y + bounds.y, width: bounds.width, height: bounds.height };
    boxes.push(box);
    for (const child of activeChild ? [activeChild] : children) visit(child, box.x, box.y, depth + 1);
  };
  if (root !== null) visit(root, 0, 0, 0);
  return boxes;
}

/** The innermost box at a point: the smallest that contains it, and of equal ones the last. */
export function boxAt(boxes: PlacedBox[], x: number, y: number): PlacedBox | null {
  let best: PlacedBox | null = null;
  for (const box of boxes) {
    if (contains(box, x, y) && (best === null || areaOf(box) <= areaOf(best))) best = box;
  }
  return best;
}

function contains({ x, y, width, height }: Box, pointX: number, pointY: number): boolean {
  return pointX >= x && pointY >= y && pointX < x + width && pointY < y + height;
}

function areaOf({ width, height }: Box): number {
  return width * height;
}
