import type { PlatformError } from "effect/PlatformError"

/** Why a file could not be written, in words that complete "because". */
export const diskReason = (error: PlatformError): string => {
  const { cause } = error.reason
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : ""
  return REASONS[code] ?? error.message
}

/** By the operating system's error code. */
const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EDQUOT: "your disk quota is used up",
  EFBIG: "a file would be larger than is allowed there",
  EROFS: "the disk is read-only",
  EACCES: "you may not write there",
  EPERM: "you may not write there",
  EBUSY: "another program has the file open",
  EEXIST: "a file is in the way",
  ENOTDIR: "a file is in the way",
  ENAMETOOLONG: "a name is too long",
  EMFILE: "too many files are open",
  EIO: "the disk reports an error"
}
