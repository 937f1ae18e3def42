/**
 * The upper tail of the standard normal distribution, Q(z) = 1 - Phi(z) = P(Z > z). It has full relative accuracy.
 * Conditional chances are quotients of two tails, so small tails must be accurate too.
 *
 * Source: rational approximations of W. J. Cody, "Rational Chebyshev approximations for the error function", Mathematics of
 * Computation 23 (1969) 631-637, in the form for the normal distribution of algorithm 715 (SPECFUN).
 */

/** The 90 % point of the standard normal distribution: Q(Z90) = 0.1. */
export const Z90 = 1.2815515655446004;

/** The bound of |z| below which the middle of the distribution is approximated, and above which the tail. */
const MIDDLE = 0.67448975;
const FAR = Math.sqrt(32);
const ONE_OVER_SQRT_2PI = 0.3989422804014327;

/** Returns Q(z): in [0, 1], never rising, 0 beyond about z = 38. */
export function upperTail(z: number): number {
  const y = Math.abs(z);
  if (y <= MIDDLE) return 0.5 - middle(z);
  const tail = y > 38.6 ? 0 : Math.exp(-0.5 * y * y) * (y <= FAR ? nearTail(y) : farTail(y));
  return z > 0 ? tail : 1 - tail;
}

/** Returns ln Q(z), which is finite even if Q(z) underflows to 0. */
export function logUpperTail(z: number): number {
  if (z <= FAR) return z < -MIDDLE ? Math.log1p(-upperTail(-z)) : Math.log(upperTail(z));
  return Math.log(farTail(z)) - 0.5 * z * z;
}

/** Returns Phi(z) - 1/2 for |z| <= MIDDLE. */
function middle(z: number): number {
  const s = z * z;
  const numerator =
    (((0.06568233791820745 * s + 2.2352520354606837) * s + 161.02823106855587) * s + 1067.6894854603709) * s +
    18154.98125334356;
  const denominator =
    (((s + 47.202581904688245) * s + 976.0985517377767) * s + 10260.932208618979) * s + 45507.78933502673;
  return (z * numerator) / denominator;
}

/** Returns Q(y) e^(y²/2) for MIDDLE < y <= FAR. */
function nearTail(y: number): number {
  const numerator =
    (((((((1.0765576773720192e-8 * y + 0.39894151208813466) * y + 8.883149794388377) * y + 93.50665613217785) * y +
      597.2702763948002) *
      y +
      2494.5375852903726) *
      y +
      6848.190450536283) *
      y +
      11602.65143764735) *
      y +
    9842.714838383978;
  const denominator =
    (((((((y + 22.266688044328117) * y + 235.387901782625) * y + 1519.3775994075547) * y + 6485.558298266761) * y +
      18615.571640885097) *
      y +
      34900.95272114598) *
      y +
      38912.00328609327) *
      y +
    19685.429676859992;
  return numerator / denominator;
}

/** Returns Q(y) e^(y²/2) for y > FAR. */
function farTail(y: number): number {
  const s = 1 / (y * y);
  const numerator =
    ((((0.023073441764940174 * s + 0.215898534057957) * s + 0.12740116116024736) * s + 0.022235277870649807) * s +
      0.0014216191932278934) *
      s +
    2.9112874951168793e-5;
  const denominator =
    ((((s + 1.284260096144911) * s + 0.4682382124808651) * s + 0.06598813786892856) * s + 0.0037823963320275824) * s +
    7.297515550839662e-5;
  return (ONE_OVER_SQRT_2PI - (s * numerator) / denominator) / y;
}
