import { execFileSync } from "node:child_process"
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import type { HostileFile } from "./files.ts"

/** What must come of a folder: a row for each of these paths, and so many other things skipped. */
export interface Expected {
  readonly rows: ReadonlyArray<string>
  readonly skipped: number
}

/** Writes files into a new folder, and beside them what a file system can have that is hostile. */
export const writeHostileFolder = (folder: string, files: ReadonlyArray<HostileFile>): Expected => {
  const write = (path: string, content: Uint8Array | string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  for (const { content, path } of files) write(path, content)

  write("names/a\u001b[31m\nb.txt", "A name that a terminal would obey.")
  write("names/=cmd().txt", "A name that a spreadsheet would run.")
  write(`names/${"n".repeat(240)}.txt`, "A long name.")
  write("names/.txt", "No name, and so a hidden file.")
  write(`${"deep/".repeat(400)}a.txt`, "A deep folder.")
  write("other/program.exe", "Skipped.")
  mkdirSync(join(folder, "links/folder.txt"), { recursive: true })
  symlinkSync("self.txt", join(folder, "links/self.txt"))
  symlinkSync("nowhere.txt", join(folder, "links/broken.txt"))
  symlinkSync("..", join(folder, "links/up"))
  symlinkSync("/dev/zero", join(folder, "links/zero.txt"))
  execFileSync("mkfifo", [join(folder, "links/pipe.txt")])
  writeFileSync(Buffer.concat([Buffer.from(join(folder, "names/")), Buffer.from([0xff, 0x2e, 0x74, 0x78, 0x74])]), "x")
  return {
    rows: [
      ...files.map(({ path }) => path),
      "names/a\ufffd[31m b.txt",
      "names/=cmd().txt",
      `names/${"n".repeat(240)}.txt`,
      "names/\ufffd.txt",
      `${"deep/".repeat(400)}a.txt`,
      "links/self.txt",
      "links/broken.txt"
    ],
    // The program, the pipe, and the device.
    skipped: 3
  }
}
