import type { ArticleFailure } from "../../schemas/failure.ts"
import { fileFailure } from "./fileFailure.ts"
import type { InputFile } from "./InputFormat.ts"

/**
 * How long a file may be read without yielding anything. It is asked between the pieces of the file's text: each of them takes
 * a moment, and no timer would have its turn between them.
 */
export class Deadline {
  readonly #file: InputFile
  readonly #seconds: number
  #at: number

  /** Before the first article the whole file is looked through once, for its encoding: a large one has longer. */
  constructor(file: InputFile, seconds: number) {
    this.#file = file
    this.#seconds = seconds
    this.#at = performance.now() + (seconds + file.size / SLOWEST) * 1000
  }

  /** Throws an ArticleFailure where the time is over. */
  check(): void {
    if (performance.now() > this.#at) throw timedOut(this.#file, this.#seconds)
  }

  /** Something was yielded, and more is wanted now. */
  restart(): void {
    this.#at = performance.now() + this.#seconds * 1000
  }
}

export const timedOut = (file: InputFile, seconds: number): ArticleFailure =>
  fileFailure(
    file,
    "TimedOut",
    `Nothing more was found in this file within ${seconds} seconds, and the rest of it was left; it is damaged or hostile, or --article-timeout must be longer`
  )

/** Bytes a second from a slow disk. */
const SLOWEST = 4 << 20
