import { useState } from 'preact/hooks';

/** A number, and a function that increases it, which draws the component again. */
export function useTurn(): [turn: number, next: () => void] {
  const [turn, setTurn] = useState(0);
  return [turn, () => setTurn(before => before + 1)];
}
