import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import type { Page } from "playwright-core"
import type { GoldArticle } from "../../schemas/gold.ts"

const MAIN = fileURLToPath(new URL("main.ts", import.meta.url))

/** The command `pnpm label` under way. */
export interface Running {
  /** The newest address on its terminal. */
  readonly address: () => string
  readonly port: () => number
  readonly output: () => string
  /** Ends it, by Ctrl-C where no signal is named; gives its exit code. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>
}

const running = new Set<ChildProcess>()

/** Starts the command and waits for its address. */
export const startLabel = async (...args: ReadonlyArray<string>): Promise<Running> => {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", MAIN, ...args], {
    stdio: ["ignore", "pipe", "pipe"]
  })
  running.add(child)
  let output = ""
  const address = () => output.match(/http:\S+/g)?.at(-1) ?? ""
  const ended = once(child, "exit").then(([code]) => code as number | null)
  await new Promise<void>((resolve, reject) => {
    const hear = (text: Buffer) => {
      output += text
      if (address() !== "") resolve()
    }
    child.stdout.on("data", hear)
    child.stderr.on("data", hear)
    void ended.then((code) => reject(new Error(`pnpm label ended with ${code}: ${output}`)))
  })
  return {
    address,
    port: () => Number(new URL(address()).port),
    output: () => output,
    stop: (signal = "SIGINT") => {
      child.kill(signal)
      running.delete(child)
      return ended
    }
  }
}

/** Ends what a failed test has left. */
export const stopAll = (): void => {
  for (const child of running) child.kill("SIGKILL")
  running.clear()
}

/** What the command says where it cannot start. */
export const refusalOf = async (...args: ReadonlyArray<string>): Promise<string> => {
  const started = await startLabel(...args).catch((error: unknown) => String(error))
  if (typeof started === "string") return started
  await started.stop()
  throw new Error(`It started: ${started.output()}`)
}

/** A dataset of texts by their ids. */
export const dataset = (folder: string, texts: Readonly<Record<string, string>>): string => {
  mkdirSync(join(folder, "articles"), { recursive: true })
  for (const [id, text] of Object.entries(texts)) writeFileSync(join(folder, "articles", `${id}.txt`), text)
  return folder
}

export const FERRY = `The ferry should be free

The ferry is a road. Nobody pays a toll on the road. Norby made its ferry free in 2011. Traffic there fell by a third.

What it would cost

Some say that the town cannot pay. The town pays for a car park that is empty. 🚢 So let the ferry be free.
`

/** The labels that a folder holds of an article. */
export const goldIn = (folder: string, id: string): GoldArticle =>
  JSON.parse(readFileSync(join(folder, `${id}.json`), "utf8"))

/** Segments in short: `claim 2-3 counter attacks 1`. Sentences from 1. */
export const short = ({ segments, sentences = [] }: GoldArticle): ReadonlyArray<string> =>
  segments.map(({ end, kind, label, link, stance, start }) =>
    [
      label,
      `${sentences.findIndex((s) => s[0] === start) + 1}-${sentences.findIndex((s) => s[1] === end) + 1}`,
      ...(stance === "counter" ? ["counter"] : []),
      ...(kind === undefined ? [] : [kind]),
      ...(link === undefined ? [] : [`${link.relation} ${segments.findIndex(({ id }) => id === link.target) + 1}`])
    ].join(" ")
  )

/** Files in a folder; none where there is none. */
export const filesIn = (folder: string): ReadonlyArray<string> => {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

export const press = async (page: Page, ...keys: ReadonlyArray<string>): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}

/** Opens a page that has its sentences. */
export const openPage = async (page: Page, address: string): Promise<void> => {
  page.setDefaultTimeout(60_000)
  await page.goto(address)
  await page.waitForSelector(".sentence")
}

/** Waits until the page says that all is on the disk. */
export const saved = (page: Page): Promise<unknown> => page.waitForSelector('#saved:text-is("Saved")')
