/** Beyond this the series below needs too many terms, and the continued fraction few. */
const FAR = 3;

/** P(Z > z) for z ≥ FAR, by Laplace's continued fraction (Abramowitz and Stegun 26.2.14). */
const farTail = (z: number): number => {
  let fraction = z;
  for (let k = 80; k >= 1; k--) fraction = z + k / fraction;
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI) / fraction;
};

/** P(0 < Z < z) for 0 ≤ z < FAR, by Marsaglia's series (Journal of Statistical Software 11(4), 2004). */
const nearBody = (z: number): number => {
  let [sum, term, before] = [z, z, Number.NaN];
  for (let k = 3; sum !== before; k += 2) {
    before = sum;
    term *= (z * z) / k;
    sum += term;
  }
  return sum * (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI));
};

/** The upper tail of the standard normal distribution, P(Z > z), to about 1e-15; `NaN` of `NaN`. */
export const upperTail = (z: number): number => {
  if (z < 0) return 1 - upperTail(-z);
  return z < FAR ? 0.5 - nearBody(z) : farTail(z);
};

/** The p-value of a standard score when either direction counts. */
export const twoSided = (z: number): number => Math.min(1, 2 * upperTail(Math.abs(z)));
