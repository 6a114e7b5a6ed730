/** How a page writes numbers. */
export const figures = {
  /** `0.712`, `−0.034`; `–` where it is undefined. */
  score: (value: number | undefined): string =>
    value === undefined || Number.isNaN(value) ? "–" : minus(value.toFixed(3)),
  /** `+0.034`, `−0.034`. */
  difference: (value: number): string => (Number.isNaN(value) ? "–" : (value > 0 ? "+" : "") + minus(value.toFixed(3))),
  /** `0.031`; `< 0.001`. */
  p: (value: number): string => (Number.isNaN(value) ? "–" : value < 0.001 ? "< 0.001" : value.toFixed(3)),
  /** `71%`; `–` where nothing is counted. */
  percent: (part: number, whole: number): string => (whole === 0 ? "–" : `${Math.round((100 * part) / whole)}%`),
  /** `1,234`. */
  count: (value: number): string => value.toLocaleString("en-GB"),
  /** Three significant digits, never in powers of ten: `1,230`, `0.0214`. */
  rate: (value: number): string => value.toLocaleString("en-GB", { maximumSignificantDigits: 3 })
}

const minus = (text: string): string => (/^-0\.?0*$/.test(text) ? text.slice(1) : text.replace("-", "−"))
