import { execFileSync } from "node:child_process"
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { beforeAll, describe } from "vitest"

/** A PostgreSQL server of its own on a free port of loopback, in a temporary folder, that lives as long as a test. */
export interface Postgres {
  readonly url: string
  readonly query: (sql: string, database?: string) => string
  /** `immediate` is as kill -9: no goodbye, and recovery at the next start. */
  readonly stop: (how: "fast" | "immediate") => void
  readonly start: () => void
  /** Stops it and removes the folder. */
  readonly remove: () => void
}

export const PASSWORD = "s3cret/of @tests"

export const startPostgres = async (): Promise<Postgres> => {
  const folder = mkdtempSync(join(tmpdir(), "opinion-postgres-"))
  const data = join(folder, "data")
  const port = await freePort()
  // PostgreSQL refuses to run as root.
  const asUser = process.getuid?.() === 0 ? { uid: id("-u"), gid: id("-g") } : {}
  if (asUser.uid !== undefined) chownSync(folder, asUser.uid, asUser.gid)
  const run = (program: string, ...args: ReadonlyArray<string>) =>
    execFileSync(find(program)!, args, {
      ...asUser,
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, LC_ALL: "C", PGPASSWORD: PASSWORD }
    })

  writeFileSync(join(folder, "password"), PASSWORD)
  run(
    "initdb",
    "--pgdata",
    data,
    "--username",
    "opinion",
    "--pwfile",
    join(folder, "password"),
    "--auth",
    "scram-sha-256",
    "--no-sync",
    "-E",
    "UTF8"
  )
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c full_page_writes=off`
  // Without --log the server would keep our pipes open.
  const start = () =>
    void run("pg_ctl", "start", "--wait", "--pgdata", data, "--log", join(folder, "log"), "--options", settings)
  start()
  return {
    url: `postgres://opinion:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/postgres`,
    query: (sql, database = "postgres") =>
      String(run("psql", "-h", "127.0.0.1", "-p", String(port), "-U", "opinion", "-d", database, "-tAc", sql)).trim(),
    start,
    stop: (how) => void run("pg_ctl", "stop", "--wait", "--pgdata", data, "--mode", how),
    remove: () => {
      try {
        run("pg_ctl", "stop", "--wait", "--pgdata", data, "--mode", "immediate")
      } catch {
        // It is down already.
      }
      rmSync(folder, { recursive: true })
    }
  }
}

const find = (program: string): string | undefined => {
  const debian = "/usr/lib/postgresql"
  const folders = [
    ...(existsSync(debian)
      ? readdirSync(debian)
          .sort((a, b) => Number(b) - Number(a))
          .map((version) => join(debian, version, "bin"))
      : []),
    ...(process.env["PATH"] ?? "").split(":")
  ]
  return folders.map((folder) => join(folder, program)).find((file) => existsSync(file))
}
const found = find("initdb") !== undefined

/** Opens what such tests share, where they are not skipped. */
export const beforeAllOnPostgres = (open: () => Promise<void>) => beforeAll(() => (found ? open() : undefined), 60_000)

/** Tests over a real PostgreSQL, side by side; skipped where there is none. */
export const describeOnPostgres = (name: string, { timeout }: { readonly timeout: number }, tests: () => void) =>
  found
    ? describe.concurrent(name, { timeout }, tests)
    : describe.skip(`${name}: skipped, as there is no PostgreSQL (apt-get install postgresql)`, tests)

const id = (flag: string) => Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }))

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
