import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import type { PlatformError } from "effect/PlatformError"
import { CannotStart } from "../../schemas/failure.ts"
import { brat } from "./brat.ts"
import { conll } from "./conll.ts"
import { feedback } from "./feedback.ts"
import type { Decoded, FindText, ForeignArticle, LabelFile, LabelFormat } from "./format.ts"
import type { LabelledArticle } from "./labelled.ts"
import { labelStudio } from "./labelstudio.ts"
import { labelStudioMin } from "./labelstudioMin.ts"
import type { LabelMap } from "./labelmap.ts"
import { microtexts } from "./microtexts.ts"
import { native } from "./native.ts"
import { outputs } from "./outputs.ts"
import { GoldErrors, Problem } from "./problem.ts"
import { relabel } from "./relabel.ts"
import { validate } from "./validate.ts"
import { webAnnotation } from "./webanno.ts"

/**
 * Labelled articles, gold or predicted, from a file or folder in any of the formats, which is told by what is in it;
 * in the order of the files, offsets in code points.
 * `labels` brings foreign labels to ours. `texts` gives the text of an article by its id, for labels that carry none and
 * have none beside them.
 * A folder with `gold/` is read there, a folder with arguments.jsonl or segments.csv in that file only, and one with
 * another of the pipeline's outputs, `brat/`, there.
 * Fails with CannotStart where there is nothing to read or a label is unknown, and with GoldErrors where labels do not
 * fit their texts.
 */
export const readLabels = Effect.fn("readLabels")(function* (
  path: string,
  options: { readonly labels: LabelMap; readonly texts?: Texts }
): Effect.fn.Return<ReadonlyArray<LabelledArticle>, CannotStart | GoldErrors, FileSystem.FileSystem | Path.Path> {
  const { files, root } = yield* labelFiles(path)
  const read = yield* Effect.forEach(files, (file) => readFile(root, file, options.texts), { concurrency: 8 })
  const recognised = read.filter((file) => file.format !== undefined)
  const formats = [...new Set(recognised.map(({ format }) => format))]
  if (formats.length !== 1) {
    return yield* new CannotStart({
      message:
        formats.length === 0
          ? `There are no labels in ${path}; these are read: ${FORMATS.map(({ name }) => name).join(", ")}.`
          : `${path} has labels in more than one format (${formats.join(", ")}); name the file or folder of one.`
    })
  }

  const articles = recognised.flatMap(({ decoded }) => decoded.articles)
  const problems = [
    ...recognised.flatMap(({ decoded }) => decoded.problems),
    ...missed(read, formats[0]!),
    ...duplicates(articles),
    ...articles.flatMap(validate)
  ]
  if (problems.length > 0) return yield* new GoldErrors({ path, problems })
  const finished = articles.filter(({ labelling }) => labelling?.done !== false)
  if (finished.length < articles.length)
    yield* Effect.logInfo(
      `${path}: ${articles.length - finished.length} articles that are not labelled to the end are left out.`
    )
  return yield* Effect.fromResult(relabel(finished, options.labels))
})

/** The text of an article by its id: a map, or whatever looks it up. */
type Texts = Pick<ReadonlyMap<string, string>, "get">

const FORMATS: ReadonlyArray<LabelFormat> = [
  native,
  outputs,
  brat,
  feedback,
  microtexts,
  labelStudio,
  labelStudioMin,
  webAnnotation,
  conll
]

/** The files that may hold labels, relative to `root`, in order. */
const labelFiles = Effect.fnUntraced(function* (
  path: string
): Effect.fn.Return<
  { readonly root: string; readonly files: ReadonlyArray<string> },
  CannotStart,
  FileSystem.FileSystem | Path.Path
> {
  const fs = yield* FileSystem.FileSystem
  const paths = yield* Path.Path
  const { type } = yield* Effect.mapError(fs.stat(path), unreadable(path))
  if (type !== "Directory") return { root: paths.dirname(path), files: [paths.basename(path)] }
  const gold = paths.join(path, "gold")
  if (yield* Effect.mapError(fs.exists(gold), unreadable(gold))) return yield* labelFiles(gold)
  const files = (yield* Effect.mapError(fs.readDirectory(path, { recursive: true }), unreadable(path)))
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => !PASSED_OVER.test(file))
    .sort()
  const output = ["arguments.jsonl", "segments.csv"].find((name) => files.includes(name))
  if (output !== undefined) return { root: path, files: [output] }
  if (files.includes("brat/annotation.conf")) return yield* labelFiles(paths.join(path, "brat"))
  const named = files.filter((file) => LABELS.test(file))
  return { root: path, files: named.length > 0 ? named : files.filter((file) => file.endsWith(".txt")) }
})

const LABELS = /\.(?:ann|bio|conll|csv|dat|iob2?|jsonl?|jsonld|ndjson|tsv|xml)$/i
const PASSED_OVER = /(?:^|\/)\.|^(?:articles|parts|passes)\/|^(?:dataset|datapackage|run)\.json$/

interface ReadFile {
  readonly path: string
  /** The format's name, if it is in one. */
  readonly format: string | undefined
  readonly decoded: Decoded
}

const readFile = Effect.fnUntraced(function* (root: string, path: string, texts: Texts | undefined) {
  const fs = yield* FileSystem.FileSystem
  const paths = yield* Path.Path
  const full = paths.join(root, path)
  const read = (file: string) => Effect.mapError(fs.readFileString(file), unreadable(file))
  const findText: FindText = Effect.fnUntraced(function* (id, candidates) {
    for (const candidate of candidates) {
      const beside = paths.join(paths.dirname(full), candidate)
      if (yield* Effect.mapError(fs.exists(beside), unreadable(beside)))
        return (yield* read(beside)).replaceAll("\0", "\ufffd")
    }
    return texts?.get(id)
  })
  const file: LabelFile = { path, id: path.replace(/\.[^./]*$/, ""), content: yield* read(full) }
  const format = FORMATS.find(({ recognises }) => recognises(file))
  const decoded = format === undefined ? { articles: [], problems: [] } : yield* format.decode(file, findText)
  return { path, format: format?.name, decoded } satisfies ReadFile
})

/** Where each file is an article, one that is not recognised among its like would be an article lost. */
const missed = (files: ReadonlyArray<ReadFile>, format: string): ReadonlyArray<Problem> => {
  const extension = ({ path }: ReadFile) => path.slice(path.lastIndexOf("."))
  const like = new Set(files.filter(({ format }) => format !== undefined).map(extension))
  return files
    .filter((file) => file.format === undefined && like.has(extension(file)) && !/\.[ct]sv$/i.test(file.path))
    .map(
      ({ path }) =>
        new Problem({ article: path, place: path, message: `it is not ${format}, as the files beside it are` })
    )
}

const duplicates = (articles: ReadonlyArray<ForeignArticle>): ReadonlyArray<Problem> => {
  const seen = new Map<string, string>()
  return articles.flatMap(({ id, place }) => {
    const first = seen.get(id)
    if (first === undefined) {
      seen.set(id, place)
      return []
    }
    return [
      new Problem({ article: id, place, message: `the article was labelled before, at ${first}; ids are unique` })
    ]
  })
}

const unreadable = (path: string) => (cause: PlatformError) =>
  new CannotStart({
    message:
      cause.reason._tag === "NotFound"
        ? `There is no file or folder ${path}; give the labels to read.`
        : `Cannot read ${path}: ${cause.reason.message}`
  })
