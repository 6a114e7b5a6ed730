/**
 * xoshiro128** 1.1 (Blackman & Vigna 2021, "Scrambled Linear Pseudorandom Number Generators"), seeded by splitmix64 as its
 * authors advise: integers only, so the same on every machine. Returns uniform integers of 32 bits, 0 .. 2^32 - 1.
 */
export const random = (seed: number): (() => number) => {
  const [a, b] = splitmix64(BigInt(seed))
  return xoshiro128([Number(a & LOW), Number(a >> 32n), Number(b & LOW), Number(b >> 32n)])
}

/** The generator from a state of four 32-bit words, not all 0. */
export const xoshiro128 =
  ([a, b, c, d]: readonly [number, number, number, number]): (() => number) =>
  () => {
    const x = Math.imul(b, 5)
    const result = Math.imul((x << 7) | (x >>> 25), 9) >>> 0
    const t = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= t
    d = (d << 11) | (d >>> 21)
    return result
  }

/** The first two outputs of splitmix64 (Steele, Lea & Flood 2014). */
export const splitmix64 = (seed: bigint): readonly [bigint, bigint] => [mix(seed + GOLDEN), mix(seed + 2n * GOLDEN)]

const mix = (state: bigint): bigint => {
  let z = state & MASK
  z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK
  z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & MASK
  return z ^ (z >> 31n)
}

const GOLDEN = 0x9e3779b97f4a7c15n
const MASK = (1n << 64n) - 1n
const LOW = (1n << 32n) - 1n
