/**
 * P-values adjusted for having asked many times (Benjamini and Hochberg 1995, the step-up procedure): those of at most `q`
 * are findings of which no more than the share `q` is expected to be chance. `NaN` stays and counts for no question.
 */
export function adjustedPValues(pValues: Float64Array): Float64Array {
  const asked = [...pValues.keys()].filter((i) => !Number.isNaN(pValues[i]));
  asked.sort((a, b) => (pValues[b] ?? 0) - (pValues[a] ?? 0));
  const adjusted = new Float64Array(pValues.length).fill(Number.NaN);
  let least = 1;
  asked.forEach((i, fromTop) => {
    const rank = asked.length - fromTop;
    least = Math.min(least, ((pValues[i] ?? 1) * asked.length) / rank);
    adjusted[i] = least;
  });
  return adjusted;
}
