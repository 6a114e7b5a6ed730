import type { PlatformError } from "effect/PlatformError"
import { CannotStart, Stopped } from "../../schemas/failure.ts"

/** The output folder cannot be written to, from the first. */
export const cannotWrite =
  (out: string) =>
  (error: PlatformError): CannotStart =>
    new CannotStart({
      message: `Cannot write to ${out} because ${diskReason(error)}. Choose another folder with --out.`
    })

/** The disk gave out on the way. */
export const writingStopped =
  (out: string) =>
  (error: PlatformError): Stopped =>
    new Stopped({
      message:
        `Writing to ${out} stopped because ${diskReason(error)}. ` +
        "Once that is mended, the same command goes on from the finished parts."
    })

/** Why, in words that follow "because". */
export const diskReason = (error: PlatformError): string => {
  const { cause } = error.reason
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : ""
  return REASONS[code] ?? `of this: ${error.message}`
}

/** By the operating system's error code. */
const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EDQUOT: "your disk quota is used up",
  EFBIG: "a file would be larger than is allowed there",
  EROFS: "the disk is read-only",
  // What Node says of a folder that it cannot make on a read-only disk.
  ENOENT: "no folder can be made there; the disk may be read-only",
  EACCES: "you may not write there",
  EPERM: "you may not write there",
  EBUSY: "another program has a file open there",
  EEXIST: "a file is in the way",
  ENOTDIR: "a file is in the way",
  ENAMETOOLONG: "a name is too long",
  EMFILE: "too many files are open",
  EIO: "the disk reports an error"
}
