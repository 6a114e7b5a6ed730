import { createHash } from "node:crypto"

/** SHA-256, in hexadecimal. */
export const sha256 = (data: string | Uint8Array): string => createHash("sha256").update(data).digest("hex")

/**
 * What stands for all answers of an extractor: the version of its code, and a digest of everything that it reads when
 * it runs (weights, tables, vocabularies). A finished part is reused only under the same fingerprint.
 *
 * @param data the data, or digests of it
 */
export const fingerprintOf = (name: string, version: number, ...data: ReadonlyArray<string>): string =>
  data.length === 0 ? `${name}/${version}` : `${name}/${version}/${sha256(JSON.stringify(data)).slice(0, 16)}`
