/**
 * The names of all layers, lowest first, after `moved` took the place of `target` in the list of its own group
 * (`group` from top to bottom, as the panel shows it). Layers of other groups keep their places.
 */
export const reordered = (
  all: readonly string[],
  group: readonly string[],
  moved: string,
  target: string,
): string[] => {
  const from = group.indexOf(moved);
  const to = group.indexOf(target);
  if (from < 0 || to < 0 || from === to) return [...all];
  const next = group.filter((name) => name !== moved);
  next.splice(to, 0, moved);
  const lowestFirst = next.reverse();
  const members = new Set(group);
  return all.map((name) => (members.has(name) ? (lowestFirst.shift() ?? name) : name));
};
