/**
 * Features are numbers: a template's hash, mixed with its values (Weinberger et al. 2009, the hashing trick). Integers
 * only, so the same on every machine. Two halves: what a sentence says (lexical), and where it stands and how it is
 * made (structural).
 */
export const LEXICAL = 2 ** 18
export const STRUCTURAL = 2 ** 17
export const FEATURES = LEXICAL + STRUCTURAL

/** Two hashes as one; the order counts. After the finaliser of MurmurHash3 (Appleby). */
export const mix = (a: number, b: number): number => {
  let hash = Math.imul(a ^ (b >>> 15) ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}

export const lexical = (hash: number): number => hash & (LEXICAL - 1)
export const structural = (hash: number): number => LEXICAL + (hash & (STRUCTURAL - 1))
